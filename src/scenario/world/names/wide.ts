/** Names of Turkey, Vietnam, Eritrea, Ukraine, China, Punjab and Somalia. */
import { compounds, type NameStock, parts } from "./part.ts";

export const TURKISH: NameStock = {
  script: null,
  build: "western",
  male: parts(
    "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman Abdullah Mahmut Recep Kemal",
    "Emre Burak Serkan Gökhan Volkan Cem Tolga Uğur Çağlar Özgür Şükrü Yılmaz Erdoğan Tuncay Barış Bülent Selçuk Cengiz Orhan",
  ),
  female: parts(
    "Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Sultan Hanife Gülsüm Özlem Pınar Sevgi Nurcan Tuğba Yasemin Çiğdem Gönül Aslı",
  ),
  family: [
    ...parts(
      "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek",
      "Polat Korkmaz Çakır Erdoğan Güneş Aksoy Bulut Taş Ünal Tekin Avcı Gül Işık Turan Keskin",
    ),
    ...compounds(
      parts("Ak Kara Demir Öz Er Gün Yıl Çelik Taş Boz Sarı Kır Ulu Tok Bay Şen"),
      parts("türk taş oğlu kaya han soy alp doğan er maz"),
    ),
  ],
};

export const VIETNAMESE: NameStock = {
  script: null,
  build: "family-first",
  family: parts(
    "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Lương Trương",
    "Trịnh Cao Mai Tô Tạ Lâm Châu Quách Thái Vương La Kiều",
  ),
  middle: {
    male: parts(
      "Văn Văn Văn Hữu Đức Công Quang Minh Xuân Ngọc Đình Thanh Quốc Trọng Bá Viết Tiến Mạnh Gia Duy",
    ),
    female: parts("Thị Thị Thị Thị Ngọc Thu Thanh Kim Hồng Bích Phương Mỹ Diệu Khánh"),
  },
  male: parts(
    "Thanh Hùng Dũng Tuấn Minh Hải Sơn Cường Nam Long Đức Thành Trung Hiếu Tùng Quân Thắng Bình Phong Khoa Duy Hoàng Toàn Lâm Đạt Kiên",
    "Vinh Phúc Khánh Việt Huy Tâm Chiến Quyền Thịnh Hậu Lợi Nghĩa Sỹ Tài",
  ),
  female: parts(
    "Lan Mai Hương Hoa Linh Hằng Thảo Trang Ngọc Hà Thủy Nga Yến Loan Phương Hạnh Nhung Oanh Dung Vân Huyền Quỳnh Tuyết Xuân Diễm Như",
    "Trâm Uyên Giang Liên",
  ),
};

export const TIGRINYA: NameStock = {
  script: "Ethiopic",
  build: "patronymic",
  male: parts(
    "ተስፋይ:Tesfay ዮናስ:Yonas ሳሙኤል:Samuel ዳዊት:Dawit ኣማኑኤል:Amanuel በረከት:Bereket ፊልሞን:Filmon ሃይለ:Haile ኪዳነ:Kidane ሓጎስ:Hagos",
    "መሓሪ:Mehari ሙሴ:Mussie ሮቤል:Robel ናትናኤል:Natnael ስምኦን:Simon ኤርምያስ:Ermias ተኽለ:Tekle ወልዱ:Weldu ብርሃነ:Berhane የማነ:Yemane",
    "ገብረ:Gebre ሰለሙን:Selemon ኣብርሃም:Abraham ክፍለ:Kifle ፍጹም:Fitsum ኢሳቕ:Isaac ተወልደ:Tewelde ዘርኣይ:Zeray ኣስመሮም:Asmerom ኣፈወርቂ:Afewerki",
  ),
  female: parts(
    "ሰላም:Selam ሄለን:Helen ሩታ:Ruta ኣበባ:Abeba ለተ:Lete ሚልያና:Milyana ፍረወይኒ:Freweini ትርሓስ:Tirhas ኣኽበረት:Akberet ሳባ:Saba ዮርዳኖስ:Yordanos",
    "ራሄል:Rahel ብርኽቲ:Birikti ለምለም:Lemlem ኣስቴር:Aster",
  ),
  family: [
    ...parts(
      "ተስፋይ:Tesfay ሃይለ:Haile ገብረ:Gebre ኪዳነ:Kidane ብርሃነ:Berhane ወልዱ:Weldu ኣብርሃ:Abraha ተኽለ:Tekle ሓጎስ:Hagos መሓሪ:Mehari",
      "ዘርኣይ:Zeray ኣስመሮም:Asmerom ንጉሰ:Nguse ደስታ:Desta ባህታ:Bahta ኣርኣያ:Araya መንግስቱ:Mengistu ሰመረ:Semere",
    ),
    ...compounds(
      parts("ገብረ:Gebre ሃይለ:Haile ተኽለ:Tekle ወልደ:Welde ኪዳነ:Kidane ተስፋ:Tesfa ፍቕረ:Fikre ሃብተ:Habte"),
      parts("ማርያም:mariam ስላሰ:selassie ሚካኤል:michael ጊዮርጊስ:giorgis መድህን:medhin እግዚ:egzi ኢየሱስ:yesus ኣብ:ab"),
    ),
  ],
};

export const UKRAINIAN: NameStock = {
  script: "Cyrillic",
  build: "slavic",
  male: parts(
    "Олександр:Oleksandr Сергій:Serhii Володимир:Volodymyr Андрій:Andrii Юрій:Yurii Микола:Mykola Іван:Ivan Віктор:Viktor",
    "Дмитро:Dmytro Михайло:Mykhailo Олег:Oleh Василь:Vasyl Ігор:Ihor Анатолій:Anatolii Віталій:Vitalii Максим:Maksym Євген:Yevhen",
    "Руслан:Ruslan Богдан:Bohdan Ярослав:Yaroslav Артем:Artem Денис:Denys Тарас:Taras Григорій:Hryhorii Кирило:Kyrylo",
    "Геннадій:Hennadii Всеволод:Vsevolod Степан:Stepan",
  ),
  female: parts(
    "Наталія:Nataliia Олена:Olena Ірина:Iryna Тетяна:Tetiana Світлана:Svitlana Оксана:Oksana Людмила:Liudmyla Юлія:Yuliia",
    "Катерина:Kateryna Ганна:Hanna Марія:Mariia Галина:Halyna Анжела:Anzhela Любов:Liubov Зоряна:Zoriana",
  ),
  family: [
    ...parts(
      "Мельник:Melnyk Шевченко:Shevchenko Бондаренко:Bondarenko Коваленко:Kovalenko Ткаченко:Tkachenko Кравченко:Kravchenko",
      "Ковальчук:Kovalchuk Шевчук:Shevchuk Поліщук:Polishchuk Бондар:Bondar Олійник:Oliinyk Марченко:Marchenko Лисенко:Lysenko",
      "Савченко:Savchenko Руденко:Rudenko Мороз:Moroz Петренко:Petrenko Іванов:Ivanov Хоменко:Khomenko Волков:Volkov Ющенко:Yushchenko",
    ),
    ...compounds(
      parts(
        "Бой:Boi Гав:Hav Гриц:Hryts Дуб:Dub Жур:Zhur Зін:Zin Кир:Kyr Лев:Lev Мар:Mar Наз:Naz Панч:Panch Ром:Rom Сем:Sem Тим:Tym Хар:Khar Черн:Chern Як:Yak",
      ),
      parts("енко:enko чук:chuk юк:iuk ко:ko ський:skyi ишин:yshyn ець:ets"),
    ),
  ],
};

export const CHINESE: NameStock = {
  script: "Han",
  build: "family-first",
  family: parts(
    "王:Wang 李:Li 张:Zhang 刘:Liu 陈:Chen 陈:Chen 林:Lin 林:Lin 杨:Yang 赵:Zhao 黄:Huang 周:Zhou 吴:Wu 徐:Xu 孙:Sun 胡:Hu 朱:Zhu 高:Gao 郭:Guo 何:He",
    "郑:Zheng 罗:Luo 梁:Liang 谢:Xie 宋:Song 唐:Tang 许:Xu 韩:Han 冯:Feng 邓:Deng 曹:Cao 彭:Peng 曾:Zeng 萧:Xiao 蔡:Cai 潘:Pan 魏:Wei 薛:Xue 叶:Ye 阎:Yan",
  ),
  male: compounds(
    parts("建:Jian 志:Zhi 国:Guo 文:Wen 明:Ming 俊:Jun 海:Hai 小:Xiao 永:Yong 天:Tian 家:Jia 宏:Hong"),
    parts(
      "伟:wei 强:qiang 华:hua 军:jun 平:ping 峰:feng 辉:hui 龙:long 涛:tao 波:bo 鹏:peng 东:dong 杰:jie 斌:bin",
    ),
  ),
  female: compounds(
    parts("丽:Li 秀:Xiu 美:Mei 玉:Yu 小:Xiao 雪:Xue 春:Chun 晓:Xiao 淑:Shu"),
    parts("芳:fang 英:ying 娟:juan 兰:lan 红:hong 梅:mei 燕:yan 霞:xia 珍:zhen 玲:ling"),
  ),
};

export const PUNJABI: NameStock = {
  script: "Gurmukhi",
  build: "singh",
  male: compounds(
    parts("ਗੁਰ:Gur ਹਰ:Har ਜਸ:Jas ਬਲ:Bal ਮਨ:Man ਸੁਖ:Sukh ਕੁਲ:Kul ਰਣ:Ran ਦਲ:Dal ਅਮਰ:Amar"),
    parts("ਪ੍ਰੀਤ:preet ਜੀਤ:jit ਦੀਪ:deep ਵਿੰਦਰ:vinder ਮੀਤ:meet ਬੀਰ:bir ਜਿੰਦਰ:jinder"),
  ),
  female: compounds(
    parts("ਗੁਰ:Gur ਹਰ:Har ਜਸ:Jas ਮਨ:Man ਸਿਮਰ:Simar ਪਰਮ:Param"),
    parts("ਪ੍ਰੀਤ:preet ਲੀਨ:leen ਜੋਤ:jot ਦੀਪ:deep ਵੀਨ:veen"),
  ),
  middle: { male: parts("ਸਿੰਘ:Singh"), female: parts("ਕੌਰ:Kaur") },
  family: parts(
    "ਗਿੱਲ:Gill ਸਿੱਧੂ:Sidhu ਸੰਧੂ:Sandhu ਧਾਲੀਵਾਲ:Dhaliwal ਢਿੱਲੋਂ:Dhillon ਗਰੇਵਾਲ:Grewal ਬਰਾੜ:Brar ਚੀਮਾ:Cheema ਰੰਧਾਵਾ:Randhawa ਬਾਜਵਾ:Bajwa",
    "ਔਜਲਾ:Aujla ਬੈਂਸ:Bains ਸੋਹਲ:Sohal ਮਾਨ:Mann ਵਿਰਕ:Virk ਜੌਹਲ:Johal ਹੁੰਦਲ:Hundal ਕੰਗ:Kang ਅਟਵਾਲ:Atwal ਭੁੱਲਰ:Bhullar ਖਹਿਰਾ:Khaira ਤੂਰ:Toor",
  ),
};

export const SOMALI: NameStock = {
  script: null,
  build: "patronymic",
  male: parts(
    "Maxamed Axmed Cabdi Cali Xasan Xuseen Ibraahiim Yuusuf Cumar Ismaaciil Mahad Faarax Cabdiraxmaan Cabdullaahi Jaamac Warsame Liibaan",
    "Guuleed Bile Saciid Cismaan Daahir Nuur Shariif Aadan Muuse Cabdirisaaq Geeddi Rooble Diiriye",
  ),
  female: parts(
    "Faadumo Xaliimo Caasho Maryan Sahra Hodan Ifrah Nimco Ubax Khadra Deeqa Ayaan Hibaaq Cawo Saynab",
  ),
  family: parts(
    "Maxamed Cali Axmed Xasan Cabdi Cumar Xuseen Yuusuf Faarax Aadan Ibraahiim Jaamac Warsame Cismaan Nuur Maxamuud Daahir Muuse",
    "Cilmi Guuleed Samatar Shire Geelle Barre Dirir Rooble Xirsi Cige Abokor Egal Ducaale Kaahin Xaashi Qaasim",
  ),
};
