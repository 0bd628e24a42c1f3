/** Short lists of words that a name carries without being it, and of names that stand for each other. Our own; add to them freely. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Said before or after a name; dropped. */
export const TITLES = words(`
  mr mrs ms miss mx dr prof sir dame lord lady rev reverend fr father sister brother captain capt major sgt sergeant pc dc
  ds di dci esq jr jnr sr snr hajji haji hajj sheikh shaikh shaykh sayyid syed mullah imam mme mlle herr frau monsieur madame
  señor señora senor senora pan pani`);

/** Between the parts of a name; joined, split and left out as the writer likes. */
export const PARTICLES = words(`
  al el ul bin ibn bint ben abu abd abdul van von der den de del della di da do dos das du la le les st san ter ten zu zum zur
  y e i mac mc o bte binti wal ur`);

/** What kind of company it is, not which. */
export const COMPANY_FORMS = words(`
  ltd limited plc llp llc inc incorporated corp corporation co company gmbh ag kg ohg ug srl sarl sas spa sa bv nv oy ab as
  aps doo dd zoo kft sro eood ood uab sia ou shpk sh pk lp cic`);

/** Given names that one person goes by. One line is one group; a name may stand in several. */
export const NICKNAMES: readonly (readonly string[])[] = `
alexander alex alec alick sandy sasha
alexandra alex sandra sasha
abigail abby gail
albert al bert bertie
alfred alf alfie fred
andrew andy drew
anthony antony tony
ann anne anna annie hannah nancy
arthur art artie
barbara barb babs
benjamin ben benny
bernard bernie
catherine katherine kathryn katharine kate katie kathy cathy kitty kay
charles charlie chas chuck
charlotte lottie
christopher chris kit
christine christina chris tina chrissie
clement clem
daniel dan danny
david dave davy
deborah deb debbie
dorothy dot dolly
edward edwin ed eddie ned ted teddy
eleanor ellen nell nellie nora ella
elizabeth elisabeth eliza liz lizzie beth betty betsy bess bessie libby elsie lisa
emily em emma emmie
florence flo flossie
frances fanny fran francie
francis frank frankie
frederick fred freddie freddy
george georgie
gerald gerard gerry jerry
gregory greg
harold harry hal
henry harry hal hank
herbert herb bert bertie
hugh hughie hugo
isabella isabel bella
jacob jake
james jim jimmy jamie jas
jane janet jenny jean
jennifer jen jenny
john jack johnny jon jno
jonathan jon
joseph joe joey jos
joshua josh
judith judy
kenneth ken kenny
lawrence laurence larry laurie
leonard len lenny leo
lewis louis lou
lucy lucinda
margaret maggie madge meg peggy margery daisy greta
martha mattie patty
martin marty
mary may molly polly maria marie
matilda tilly mattie
matthew matt
michael mike mick mickey
nathaniel nathan nat
nicholas nick nicky
oliver ollie
pamela pam
patricia pat patty tricia trish
patrick pat paddy
peter pete
philip phillip phil pip
rachel rae
raymond ray
rebecca becky
reginald reg reggie
richard dick rick ricky rich
robert bob bobby rob robbie robin bert
roger rodge
ronald ron ronnie
rosemary rose rosie
samuel sam sammy
samantha sam
sarah sally sadie
sidney sydney sid
simon si
sophia sophie
stanley stan
stephen steven steve
susan susannah sue susie
terence terry
theodore ted teddy theo
theresa tess tessa terry
thomas tom tommy thos
timothy tim
victor vic
victoria vicky
vincent vince
walter wally walt
wilfred wilf
william will bill billy willie wm
winifred winnie
zachary zac zach
mohammed muhammad mohamed mohammad muhammed mohamad mehmet mamadou mhmd
ahmed ahmad ahmet
hussein hussain husain hossein huseyin
hassan hasan
ali aly
yusuf yousef youssef yosef iosif
ibrahim abraham ebrahim
osman othman usman uthman
omar umar omer
khalid khaled halid
mustafa mostafa moustafa
fatima fatma fatemeh
aisha ayesha ayse
zainab zeynep zaynab
aleksandr oleksandr aleksander sasha sasa
mykola nikolai mykolay kolya
volodymyr vladimir vova volodya
dmytro dmitri dmitry dima
serhiy sergei sergey serhii
andriy andrei andrey andrii
yevhen evgeny yevgeny zhenya
oleksiy aleksei alexey oleksii
kateryna ekaterina katya
olena elena yelena lena
piotr petr petro
krzysztof krzys
katarzyna kasia
malgorzata gosia
agnieszka aga
tomasz tomek
jakub kuba
ion ioan
gheorghe gheorge
constantin costel costin
nguyen nguyn`
  .trim()
  .split("\n")
  .map((line) => line.split(" "));

/** A column of these says what somebody is, not who; such a column is shown and left out. */
export const PROTECTED = words(`
  british english scottish welsh irish french german italian spanish portuguese dutch belgian polish romanian bulgarian
  albanian kosovan serbian croatian ukrainian russian turkish kurdish iranian iraqi syrian afghan pakistani indian
  bangladeshi srilankan vietnamese chinese eritrean ethiopian sudanese somali nigerian ghanaian egyptian moroccan algerian
  tunisian libyan lebanese palestinian israeli american canadian australian brazilian kuwaiti yemeni georgian moldovan
  lithuanian latvian estonian hungarian czech slovak slovenian greek swedish danish norwegian finnish
  gbr fra deu ita esp prt nld bel pol rou bgr alb srb hrv ukr rus tur irn irq syr afg pak ind bgd lka vnm chn eri eth sdn som
  nga gha egy mar dza tun lby lbn usa can aus bra kwt yem geo mda ltu lva est hun cze svk svn grc irl
  england scotland wales ireland france germany italy spain portugal netherlands belgium poland romania bulgaria albania kosovo
  serbia croatia ukraine russia turkey iran iraq syria afghanistan pakistan india bangladesh vietnam china eritrea ethiopia
  sudan somalia nigeria ghana egypt morocco algeria tunisia libya lebanon
  christian christianity catholic protestant anglican orthodox muslim islam islamic sunni shia jewish judaism jew hindu
  hinduism sikh sikhism buddhist buddhism atheist agnostic yazidi
  white black asian mixed arab roma gypsy traveller caucasian hispanic
  arabic farsi dari pashto urdu punjabi bengali tamil kurmanji sorani tigrinya amharic`);
