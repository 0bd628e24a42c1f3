/** The 43 territorial forces of England and Wales by region, each with towns of its area and their postcode area. */

export interface Force {
  readonly code: string;
  readonly number: string;
  readonly name: string;
  readonly region: string;
  readonly towns: readonly string[];
  readonly postcodeArea: string;
}

export const FORCES: readonly Force[] = [
  force(
    "NORTHUMBRIA",
    "10",
    "Northumbria Police",
    "North East",
    "NE",
    "Newcastle,Gateshead,South Shields,Sunderland",
  ),
  force("DURHAM", "11", "Durham Constabulary", "North East", "SR", "Durham,Darlington,Peterlee"),
  force("CLEVELAND", "17", "Cleveland Police", "North East", "TS", "Middlesbrough,Hartlepool,Stockton"),
  force("NYORKS", "12", "North Yorkshire Police", "Yorkshire & Humber", "YO", "York,Scarborough,Harrogate"),
  force(
    "WYORKS",
    "13",
    "West Yorkshire Police",
    "Yorkshire & Humber",
    "BD",
    "Leeds,Bradford,Wakefield,Huddersfield,Halifax",
  ),
  force(
    "SYORKS",
    "14",
    "South Yorkshire Police",
    "Yorkshire & Humber",
    "DN",
    "Sheffield,Doncaster,Rotherham,Barnsley",
  ),
  force(
    "HUMBERSIDE",
    "16",
    "Humberside Police",
    "Yorkshire & Humber",
    "HU",
    "Hull,Grimsby,Scunthorpe,Immingham",
  ),
  force("CUMBRIA", "03", "Cumbria Constabulary", "North West", "CA", "Carlisle,Workington,Kendal"),
  force("LANCS", "04", "Lancashire Constabulary", "North West", "PR", "Preston,Blackburn,Burnley,Heysham"),
  force("MERSEYSIDE", "05", "Merseyside Police", "North West", "CH", "Liverpool,Birkenhead,St Helens"),
  force(
    "GMP",
    "06",
    "Greater Manchester Police",
    "North West",
    "OL",
    "Manchester,Oldham,Rochdale,Bolton,Salford",
  ),
  force("CHESHIRE", "07", "Cheshire Constabulary", "North West", "SK", "Warrington,Crewe,Chester"),
  force("NWALES", "60", "North Wales Police", "North West", "LL", "Holyhead,Wrexham,Rhyl"),
  force("DERBYSHIRE", "30", "Derbyshire Constabulary", "East Midlands", "DE", "Derby,Chesterfield"),
  force("NOTTS", "31", "Nottinghamshire Police", "East Midlands", "NG", "Nottingham,Mansfield,Newark"),
  force("LINCS", "32", "Lincolnshire Police", "East Midlands", "LN", "Lincoln,Boston,Spalding,Grantham"),
  force("LEICS", "33", "Leicestershire Police", "East Midlands", "LE", "Leicester,Loughborough"),
  force("NORTHANTS", "34", "Northamptonshire Police", "East Midlands", "NN", "Northampton,Kettering,Corby"),
  force(
    "WMP",
    "20",
    "West Midlands Police",
    "West Midlands",
    "WV",
    "Birmingham,Wolverhampton,Smethwick,Walsall,Dudley",
  ),
  force("STAFFS", "21", "Staffordshire Police", "West Midlands", "ST", "Stoke-on-Trent,Stafford,Tamworth"),
  force(
    "WMERCIA",
    "22",
    "West Mercia Police",
    "West Midlands",
    "DY",
    "Worcester,Telford,Hereford,Kidderminster",
  ),
  force("WARKS", "23", "Warwickshire Police", "West Midlands", "CV", "Rugby,Nuneaton,Warwick"),
  force(
    "CAMBS",
    "35",
    "Cambridgeshire Constabulary",
    "Eastern",
    "PE",
    "Peterborough,Cambridge,Wisbech,Huntingdon",
  ),
  force("NORFOLK", "36", "Norfolk Constabulary", "Eastern", "NR", "Norwich,Great Yarmouth,Thetford"),
  force("SUFFOLK", "37", "Suffolk Constabulary", "Eastern", "IP", "Ipswich,Felixstowe,Lowestoft"),
  force("BEDS", "40", "Bedfordshire Police", "Eastern", "LU", "Luton,Bedford"),
  force("HERTS", "41", "Hertfordshire Constabulary", "Eastern", "LU", "Watford,Stevenage,Hatfield"),
  force("ESSEX", "42", "Essex Police", "Eastern", "SS", "Southend,Purfleet,Tilbury,Harwich,Colchester,Grays"),
  force(
    "KENT",
    "46",
    "Kent Police",
    "Eastern",
    "CT",
    "Dover,Folkestone,Ramsgate,Ashford,Maidstone,Margate,Canterbury",
  ),
  force("TVP", "43", "Thames Valley Police", "South East", "SL", "Slough,Reading,Oxford,Banbury"),
  force(
    "HANTS",
    "44",
    "Hampshire & Isle of Wight Constabulary",
    "South East",
    "SO",
    "Southampton,Portsmouth,Basingstoke",
  ),
  force("SURREY", "45", "Surrey Police", "South East", "RH", "Guildford,Woking,Redhill"),
  force("SUSSEX", "47", "Sussex Police", "South East", "BN", "Newhaven,Brighton,Hastings,Eastbourne,Crawley"),
  force("DEVCORN", "50", "Devon & Cornwall Police", "South West", "PL", "Plymouth,Exeter,Torquay"),
  force("ASPOLICE", "52", "Avon & Somerset Police", "South West", "BS", "Bristol,Bath,Taunton"),
  force("GLOS", "53", "Gloucestershire Constabulary", "South West", "GL", "Gloucester,Cheltenham"),
  force("WILTS", "54", "Wiltshire Police", "South West", "SN", "Swindon,Salisbury"),
  force("DORSET", "55", "Dorset Police", "South West", "PO", "Poole,Bournemouth,Weymouth"),
  force("GWENT", "61", "Gwent Police", "Wales", "CF", "Newport,Cwmbran"),
  force("SWALES", "62", "South Wales Police", "Wales", "CF", "Cardiff,Swansea,Port Talbot"),
  force("DYFED", "63", "Dyfed-Powys Police", "Wales", "SA", "Pembroke Dock,Fishguard,Carmarthen"),
  force(
    "MPS",
    "01",
    "Metropolitan Police Service",
    "London",
    "UB",
    "Croydon,Barking,Tottenham,Hounslow,Southall,Lewisham,Wembley",
  ),
  force("COLP", "48", "City of London Police", "London", "RM", "London"),
];

function force(
  code: string,
  number: string,
  name: string,
  region: string,
  postcodeArea: string,
  towns: string,
): Force {
  return { code, number, name, region, postcodeArea, towns: towns.split(",") };
}
