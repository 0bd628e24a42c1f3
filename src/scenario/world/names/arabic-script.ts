/** Names written in Arabic script: Arab, Persian and Dari, Pashto and Kurdish. */
import { compounds, type NameStock, parts } from "./part.ts";

const MUSLIM_MALE = parts(
  "محمد:Mohammad علی:Ali احمد:Ahmad حسین:Hussein حسن:Hassan ابراهیم:Ibrahim یوسف:Yousef عمر:Omar اسماعیل:Ismail مصطفی:Mustafa خالد:Khaled",
);

export const ARABIC: NameStock = {
  script: "Arabic",
  build: "nisba",
  male: parts(
    "محمد:Mohammed أحمد:Ahmed علي:Ali حسين:Hussein عمر:Omar حسن:Hassan مصطفى:Mustafa إبراهيم:Ibrahim خالد:Khaled يوسف:Youssef",
    "محمود:Mahmoud عبد_الله:Abdullah مهدي:Mahdi كريم:Karim سعد:Saad طارق:Tariq ياسر:Yasser جمال:Jamal فيصل:Faisal وليد:Walid زيد:Zaid",
    "سامر:Samer رشيد:Rashid قاسم:Qasim بلال:Bilal حمزة:Hamza أنس:Anas عثمان:Othman غسان:Ghassan هيثم:Haitham نبيل:Nabil ثامر:Thamer",
    "ضياء:Dhiaa عبد_الرحمن:Abdulrahman عبد_العزيز:Abdulaziz عبد_القادر:Abdulqader جعفر:Jaafar صدام:Saddam مؤيد:Muayad ليث:Laith",
    "خليل:Khalil منذر:Munther صلاح:Salah بهاء:Bahaa ذو_الفقار:Zulfiqar شوكت:Shawkat نضال:Nidal عقيل:Aqeel",
  ),
  female: parts(
    "فاطمة:Fatima زينب:Zainab مريم:Mariam نور:Noor عائشة:Aisha سارة:Sara هدى:Huda رنا:Rana أسماء:Asmaa دعاء:Duaa خديجة:Khadija",
    "سمية:Sumaya شيماء:Shaimaa رغد:Raghad هبة:Hiba بشرى:Bushra سعاد:Suad نجلاء:Najlaa غادة:Ghada وفاء:Wafaa إيمان:Iman ثريا:Thuraya",
  ),
  family: [
    ...parts(
      "الحسن:al-Hassan العلي:al-Ali حداد:Haddad خليل:Khalil السعدي:al-Saadi الجبوري:al-Jubouri العبيدي:al-Obeidi الشمري:al-Shammari",
      "المحمد:al-Mohammed الأحمد:al-Ahmad درويش:Darwish الخطيب:al-Khatib النجار:al-Najjar الزيدي:al-Zaidi الدليمي:al-Dulaimi",
      "الربيعي:al-Rubaie منصور:Mansour سليمان:Suleiman عباس:Abbas حمدان:Hamdan الكعبي:al-Kaabi الخفاجي:al-Khafaji قاسم:Qasim",
      "الموسوي:al-Mousawi الحمداني:al-Hamdani شعبان:Shaaban التكريتي:al-Tikriti البغدادي:al-Baghdadi الحلبي:al-Halabi",
      "المصري:al-Masri السوري:al-Souri بن_علي:bin_Ali بن_سعيد:bin_Said أبو_بكر:Abu_Bakr أبو_زيد:Abu_Zaid عبد_الكريم:Abdulkarim",
    ),
    ...compounds(
      parts("ال:al-"),
      parts(
        "بصري:Basri نجفي:Najafi موصلي:Mosuli رمادي:Ramadi ديري:Deiri حمصي:Homsi حموي:Hamwi ادلبي:Idlibi رقاوي:Raqqawi صعيدي:Saidi",
        "سوداني:Sudani تميمي:Tamimi عامري:Amiri حربي:Harbi زبيدي:Zubaidi عزاوي:Azzawi كناني:Kinani لامي:Lami مالكي:Maliki",
        "ساعدي:Saedi طائي:Taie عتابي:Attabi غانمي:Ghanimi فتلاوي:Fatlawi قيسي:Qaisi هاشمي:Hashimi ياسري:Yasiri",
        "عقابي:Uqabi جنابي:Janabi حسناوي:Hasnawi خزاعي:Khuzaie",
      ),
    ),
  ],
};

export const PERSIAN: NameStock = {
  script: "Arabic",
  build: "western",
  male: [
    ...MUSLIM_MALE,
    ...parts(
      "رضا:Reza امیر:Amir مهدی:Mehdi سعید:Saeed حمید:Hamid مجید:Majid فرهاد:Farhad بهروز:Behrouz کاوه:Kaveh آرش:Arash بابک:Babak",
      "داریوش:Dariush کیوان:Keyvan نادر:Nader پیمان:Peyman رامین:Ramin شهرام:Shahram سیاوش:Siavash یاسین:Yasin ذبیح:Zabih غلام:Gholam",
      "خسرو:Khosrow جواد:Javad وحید:Vahid ایمان:Iman میلاد:Milad پویا:Pouya سهراب:Sohrab کامران:Kamran مسعود:Masoud قربان:Qorban",
      "نورالله:Noorullah حبیب:Habib شاهین:Shahin عارف:Aref علیرضا:Alireza غلام_حسین:Gholamhossein محمدرضا:Mohammadreza",
    ),
  ],
  female: parts(
    "فاطمه:Fatemeh زهرا:Zahra مریم:Maryam نرگس:Narges لیلا:Leila شیرین:Shirin پریسا:Parisa مینا:Mina سمیرا:Samira الهام:Elham",
    "فریبا:Fariba مهناز:Mahnaz ستاره:Setareh یاسمین:Yasmin گلنار:Golnar شکوفه:Shokoufeh معصومه:Masoumeh رویا:Roya فرزانه:Farzaneh",
  ),
  family: [
    ...parts(
      "احمدی:Ahmadi حسینی:Hosseini محمدی:Mohammadi رضایی:Rezaei کریمی:Karimi موسوی:Mousavi جعفری:Jafari صادقی:Sadeghi رحیمی:Rahimi",
      "ابراهیمی:Ebrahimi حیدری:Heydari نظری:Nazari اکبری:Akbari رستمی:Rostami قاسمی:Ghasemi مرادی:Moradi یوسفی:Yousefi شریفی:Sharifi",
      "نوری:Nouri عزیزی:Azizi فیروزی:Firouzi تاجیک:Tajik هزاره:Hazara یعقوبی:Yaghoubi باقری:Bagheri خدایی:Khodaei",
    ),
    ...compounds(
      parts(
        "رضا:Reza علی:Ali حسن:Hassan جعفر:Jafar عبدالله:Abdollah مصطفی:Mostafa تقی:Taghi نقی:Naghi کاظم:Kazem صالح:Saleh",
      ),
      parts("زاده:zadeh پور:pour نیا:nia نژاد:nejad"),
    ),
    ...parts(
      "تهرانی:Tehrani شیرازی:Shirazi تبریزی:Tabrizi اصفهانی:Esfahani کاشانی:Kashani قمی:Qomi یزدی:Yazdi کرمانی:Kermani هروی:Heravi",
      "بلخی:Balkhi غزنوی:Ghaznavi بدخشی:Badakhshi بامیانی:Bamiani",
    ),
  ],
};

export const PASHTO: NameStock = {
  script: "Arabic",
  build: "western",
  male: [
    ...MUSLIM_MALE,
    ...parts(
      "گل:Gul خان:Khan نور:Noor ذاکر:Zaker جاوید:Jawid فرید:Farid نجیب:Najib حکمت:Hekmat شفیق:Shafiq عصمت_الله:Esmatullah",
      "سمیع_الله:Samiullah حبیب_الله:Habibullah رحمت_الله:Rahmatullah نجیب_الله:Najibullah امان_الله:Amanullah عنایت_الله:Enayatullah",
      "زبیح_الله:Zabihullah سیف_الله:Saifullah هدایت_الله:Hedayatullah فضل_الرحمن:Fazalrahman میرویس:Mirwais وزیر:Wazir پایند:Payand",
      "تورگل:Torgul سپین:Spin لعل:Lal جان_محمد:Janmohammad گل_آغا:Gulagha",
    ),
  ],
  female: parts(
    "گلالی:Gulalai پلوشه:Palwasha زرغونه:Zarghona ملالی:Malalai شبانه:Shabana نازو:Nazo وژمه:Wazhma سپوژمی:Spozhmai زرمینه:Zarmina",
    "ثریا:Soraya مرسل:Mursal حوا:Hawa",
  ),
  family: [
    ...parts(
      "خان:Khan احمدزی:Ahmadzai ستانکزی:Stanikzai یوسفزی:Yousafzai زدران:Zadran افریدی:Afridi شینواری:Shinwari نورزی:Noorzai",
      "صافی:Safi مومند:Momand وردک:Wardak پوپلزی:Popalzai بارکزی:Barakzai الکوزی:Alokozai هوتک:Hotak اڅکزی:Achakzai سدوزی:Sadozai",
      "ناصری:Naseri رحمانی:Rahmani امیری:Amiri حکیمی:Hakimi عمرزی:Omarzai",
    ),
    ...compounds(
      parts(
        "سلیمان:Sulaiman ابراهیم:Ibrahim کریم:Karim حسن:Hassan میر:Mir تره:Tara موسی:Musa عیسی:Isa داود:Dawood نعیم:Naeem",
      ),
      parts("زی:zai خیل:khel یار:yar"),
    ),
  ],
};

export const KURDISH: NameStock = {
  script: "Arabic",
  build: "patronymic",
  male: parts(
    "ئارام:Aram شوان:Shwan کاروان:Karwan رێبوار:Rebwar هێمن:Hemin ئاکۆ:Ako بەختیار:Bakhtiar دلێر:Diler سۆران:Soran زانا:Zana",
    "هیوا:Hiwa کاوە:Kawa رێبین:Rebin هەڵمەت:Halmat ئازاد:Azad نەوزاد:Nawzad سەردار:Sardar ژیار:Zhyar گۆران:Goran دیار:Diyar",
    "محەمەد:Mohammed ئەحمەد:Ahmed عەلی:Ali حەسەن:Hassan عومەر:Omar ڕزگار:Rizgar بارزان:Barzan شێرکۆ:Sherko هاوکار:Hawkar",
    "پشتیوان:Pshtiwan ڕەنج:Ranj سامان:Saman یادگار:Yadgar ئاسۆ:Aso هەژار:Hazhar مەریوان:Mariwan ڕەوەند:Rawand سەنگەر:Sangar",
  ),
  female: parts(
    "شیلان:Shilan ژیان:Zhyan تارا:Tara هێرۆ:Hero دلۆڤان:Dilovan چیمەن:Chiman نەسرین:Nasrin شادان:Shadan گوڵاڵە:Gulala سۆزان:Sozan",
    "بەهار:Bahar ئاوێستا:Avesta خونچە:Khuncha پەری:Pari",
  ),
  family: parts(
    "محەمەد:Mohammed ئەحمەد:Ahmed عەلی:Ali حەسەن:Hassan کەریم:Karim ڕەسوڵ:Rasul عەبدوڵڵا:Abdullah ڕەحیم:Rahim حەمە:Hama قادر:Qadir",
    "ئیبراهیم:Ibrahim سەعید:Saeed عوسمان:Othman مستەفا:Mustafa فەتاح:Fatah ئەمین:Amin مەحموود:Mahmood ڕەشید:Rashid عەزیز:Aziz",
    "خدر:Khidir پیرۆت:Pirot سمایل:Smail حوسێن:Hussein تۆفیق:Tofiq جەلال:Jalal شەریف:Sharif نوری:Nuri بەکر:Bakr زێباری:Zebari",
    "بارزانی:Barzani هەورامی:Hawrami سۆرانی:Sorani ڕانیەیی:Ranyayi جاف:Jaff دزەیی:Dizayi خۆشناو:Khoshnaw گەردی:Gardi",
  ),
};
