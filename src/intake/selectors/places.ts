/**
 * Towns, ports and countries of the field: enough to know where an address ends and that "Lincoln" or
 * "Victoria" in a sentence is more likely a place than a person. Not a gazetteer.
 */

const NAMES =
  "aberdeen,accrington,aldershot,andover,ashford,aylesbury,banbury,barking,barnet,barnsley,barrow,basildon,basingstoke,bath,bedford," +
  "belfast,berkshire,beverley,bexley,birkenhead,birmingham,blackburn,blackpool,bolton,boston,bournemouth,bracknell,bradford,braintree," +
  "brent,brentwood,brighton,bristol,brixton,bromley,burnley,burton,bury,cairnryan,calderdale,camberley,cambridge,camden,canterbury," +
  "cardiff,carlisle,chatham,chelmsford,cheltenham,chester,chesterfield,chichester,clacton,cleveland,colchester,corby,coventry,crawley," +
  "crewe,croydon,cumbria,dagenham,darlington,dartford,deal,derby,derbyshire,devon,dewsbury,doncaster,dorset,dover,dublin,dudley,dundee," +
  "dungeness,durham,ealing,eastbourne,eastleigh,edinburgh,enfield,epsom,essex,exeter,fareham,faversham,felixstowe,fishguard,folkestone," +
  "gateshead,gillingham,glasgow,gloucester,gosport,grantham,gravesend,grays,great yarmouth,grimsby,guildford,gwent,hackney,halifax," +
  "hampshire,haringey,harlow,harrogate,harrow,hartlepool,harwich,hastings,hatfield,havering,heathrow,hemel hempstead,hereford,hertford," +
  "hertfordshire,heysham,holyhead,hounslow,huddersfield,hull,humberside,huntingdon,hythe,ilford,immingham,inverness,ipswich,islington," +
  "keighley,kent,kettering,kidderminster,kings lynn,king's lynn,kingston,lambeth,lancashire,lancaster,larne,leeds,leicester," +
  "leicestershire,lewisham,lichfield,lincoln,lincolnshire,liverpool,llandudno,london,londonderry,loughborough,lowestoft,luton,lydd," +
  "maidenhead,maidstone,manchester,mansfield,margate,medway,merseyside,merton,middlesbrough,milton keynes,morecambe,newark,newbury," +
  "newcastle,newcastle upon tyne,newham,newhaven,newport,norfolk,northampton,northamptonshire,northumbria,norwich,nottingham," +
  "nottinghamshire,nuneaton,oldham,oxford,paisley,pembroke,pembroke dock,peterborough,plymouth,poole,port talbot,portsmouth,preston," +
  "purfleet,ramsgate,reading,redbridge,redditch,redhill,rhyl,rochdale,rochester,romford,rotherham,rugby,salford,salisbury,sandwell," +
  "scarborough,scunthorpe,sevenoaks,sheerness,sheffield,shrewsbury,sittingbourne,slough,smethwick,solihull,somerset,south shields," +
  "southall,southampton,southend,southend-on-sea,southport,southwark,spalding,st albans,st helens,stafford,staffordshire,stansted," +
  "stevenage,stockport,stockton,stoke,stoke-on-trent,stourbridge,stratford,stroud,suffolk,sunderland,surrey,sussex,sutton,swansea," +
  "swindon,tamworth,taunton,telford,thanet,thetford,thurrock,tilbury,torquay,tottenham,tyneside,uxbridge,wakefield,wallasey,walsall," +
  "waltham,warrington,warwick,warwickshire,watford,wembley,west bromwich,west ham,weston,weymouth,whitby,whitstable,wigan,wiltshire," +
  "wimbledon,winchester,windsor,wisbech,woking,wolverhampton,woolwich,worcester,workington,worksop,worthing,wrexham,yarmouth,yeovil,york," +
  "yorkshire,england,scotland,wales,northern ireland,ulster,britain,great britain,united kingdom,cork,rosslare,shannon,galway,limerick,drogheda," +
  "calais,dunkirk,dunkerque,boulogne,gravelines,dieppe,caen,cherbourg,le havre,lille,paris,marseille,lyon,brussels,antwerp,zeebrugge," +
  "ostend,ghent,bruges,rotterdam,amsterdam,hoek,hook,vlissingen,berlin,hamburg,cologne,munich,frankfurt,osnabrück,dortmund,essen," +
  "düsseldorf,dusseldorf,santander,bilbao,madrid,barcelona,malaga,alicante,murcia,lisbon,porto,rome,milan,bari,trieste,venice,turin," +
  "naples,vienna,zurich,geneva,prague,brno,bratislava,budapest,bucharest,cluj,timisoara,constanta,sofia,varna,plovdiv,athens,patras," +
  "thessaloniki,igoumenitsa,belgrade,sarajevo,bihac,zagreb,ljubljana,skopje,tirana,durres,vlore,shkoder,kukes,elbasan,fier,pristina," +
  "prizren,podgorica,chisinau,warsaw,krakow,poznan,gdansk,vilnius,kaunas,klaipeda,riga,tallinn,helsinki,stockholm,malmo,copenhagen," +
  "oslo,minsk,kyiv,kiev,odesa,odessa,lviv,moscow,istanbul,ankara,izmir,bodrum,edirne,erbil,sulaymaniyah,ranya,baghdad,mosul,basra," +
  "tehran,tabriz,damascus,aleppo,beirut,amman,kabul,herat,karachi,lahore,islamabad,peshawar,delhi,mumbai,dhaka,hanoi,haiphong,saigon," +
  "hai duong,nghe an,ha tinh,quang binh,ho chi minh,beijing,shanghai,hong kong,fujian,asmara,keren,addis ababa,khartoum,darfur,tripoli," +
  "benghazi,zuwara,tunis,sfax,algiers,casablanca,tangier,cairo,alexandria,lagos,abuja,benin,accra,dubai,sharjah,doha,europe,africa,asia," +
  "normandy,flanders,brittany,catalonia,saxony,bavaria,lombardy,sicily,kurdistan,channel,thames,medway,humber,mersey,tyne,severn,jersey," +
  "guernsey,wight,anglesey,skye,orkney,shetland,sheppey,thanet,romney,rye,dymchurch,greatstone,camber,deal,walmer,kingsdown,sandwich," +
  "cyprus,malta,bangladesh,china,mongolia,nepal,sri lanka,georgia,armenia,azerbaijan,bosnia,montenegro,brazil,colombia,gambia,senegal," +
  "ghana,cameroon,congo,guinea,mali,kenya,somalia,somaliland,uganda,yemen,oman,qatar,kuwait,lebanon,jordan,israel,palestine,gaza,tunisia," +
  "algeria,morocco,saudi arabia,uzbekistan,tajikistan,canada,america,australia,aldgate,whitechapel,stratford,peckham,deptford,battersea," +
  "brixton hill,earls court,king's cross,kings cross,victoria,waterloo,euston,paddington,marylebone,st pancras,clapham,streatham,tooting," +
  "hammersmith,fulham,chiswick,acton,hayes,hillingdon,feltham,staines,egham,dorking,reigate,gatwick,horsham,haywards heath,lewes,uckfield";

const PLACES = new Set(NAMES.split(","));

/** Whether a name, of one or more words, is a place of the list. */
export function isPlace(name: string): boolean {
  return PLACES.has(name.toLowerCase().replaceAll("’", "'"));
}
