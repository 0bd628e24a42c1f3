/** Names of Britain, Albania, Romania and Poland. */
import { compounds, type NameStock, parts } from "./part.ts";

export const ENGLISH: NameStock = {
  script: null,
  build: "western",
  male: parts(
    "David John Michael James Paul Andrew Mark Peter Stephen Robert Richard Christopher Daniel Ian Matthew Thomas Simon Anthony",
    "William Kevin Gary Joseph Steven Martin Alan Philip Lee Adam Nicholas Jonathan Benjamin Samuel Ryan Stuart Graham Craig Jack",
    "Harry George Oliver Luke Neil Keith Darren Barry Scott Dean Colin Trevor Raymond Derek Gareth Nigel Clive Duncan Alastair Rupert",
    "Leon Marcus Kieran Declan Ross Callum Bradley Curtis Jermaine Terence Roland Fergus",
  ),
  female: parts(
    "Susan Sarah Margaret Karen Helen Julie Emma Patricia Jacqueline Christine Nicola Elizabeth Claire Tracey Deborah Lisa Amanda",
    "Rebecca Victoria Jane Laura Michelle Samantha Anne Katherine Gemma Rachel Hannah Charlotte Louise Joanne Sharon Carol Lucy",
    "Sophie Amy Jessica Dawn Lorraine Maureen Bridget Heather Frances Gillian Rosemary Philippa Imogen Tamsin",
  ),
  family: [
    ...parts(
      "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall",
      "Wood Jackson Clarke Harris Lewis Turner Cooper Hill Ward Moore Morris Clark Lee King Baker Harrison Morgan Allen James Scott",
      "Phillips Watson Davis Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter Richardson Bailey Collins Bell Shaw",
      "Murphy Miller Cox Marshall Simpson Anderson Begum O'Brien O'Neill MacDonald Fitzgerald McKenzie",
    ),
    ...compounds(
      parts(
        "Ash Black Brad Cold Dun Elm Fair Gold Hart Hather Holm Lang Mar North Oak Pem Red Shel Thorn Under Wal Whit Wood",
      ),
      parts("field ley ton well worth bourne stone croft wick gate shaw by ridge brook"),
    ),
  ],
};

export const ALBANIAN: NameStock = {
  script: null,
  build: "western",
  male: parts(
    "Arben Ilir Artan Besnik Altin Genti Erion Klodian Ardian Agron Bledar Dritan Fatos Luan Skënder Endrit Ermal Elton Gëzim Arjan",
    "Fatmir Bashkim Shkëlqim Ylli Saimir Ervin Florian Indrit Leonard Mentor Naim Petrit Sokol Taulant Valon Xhevdet Përparim Çlirim",
    "Ndriçim Zef Gjergj Pjetër Rrok Kreshnik Dashamir Ramadan Besmir Orges Redon Lulzim Flamur Kastriot Vullnet Hekuran",
  ),
  female: parts(
    "Elira Mimoza Albana Anila Blerina Vjollca Lindita Mirela Entela Valbona Flutura Majlinda Drita Shpresa Arta Alketa Teuta Besa",
    "Ermira Brunilda Anxhela Xhensila Jonida Luljeta Manjola Rudina Zamira Fatbardha Gjylsime",
  ),
  family: [
    ...parts(
      "Hoxha Shehu Çela Kola Prifti Gashi Krasniqi Berisha Hysa Dervishi Kurti Bajrami Leka Lleshi Hasani Muça Marku Gjoni Toska",
      "Basha Sula Duka Cani Xhafa Rama Myftari Ahmeti Aliaj Dedja Meta Ndoja Pjetri Qosja Rexhepi Tahiri Vata Zogu Bushati Kodra",
      "Çoku Gjini Halili Kapllani Lika Mema Nika Osmani Peçi Rushiti Spahiu Thaçi Veliu Xhemali Ymeri Zeneli",
    ),
    ...compounds(
      parts("Beq Dem Gjok Hal Kol Lek Mem Murat Nik Pal Prek Rexh Sel Tom Vuk Zen Mark Ded Gjet Ul Brah Sak"),
      parts("aj ajaj oshi ollari aqi ushi"),
    ),
  ],
};

export const ROMANIAN: NameStock = {
  script: null,
  build: "western",
  male: parts(
    "Ion Andrei Alexandru Mihai Gheorghe Constantin Vasile Florin Marian Cristian Adrian Nicolae Daniel Ionuț Marius Bogdan Gabriel",
    "Ștefan Dumitru Cătălin Radu Dorin Costel Sorin Viorel Lucian Răzvan Petru Traian Valentin Cosmin Ciprian Liviu Octavian Silviu",
    "Sergiu Veaceslav Iulian Laurențiu Eduard Horia Emil Tudor Mircea Doru",
  ),
  female: parts(
    "Maria Elena Ioana Ana Andreea Mihaela Alexandra Cristina Daniela Gabriela Alina Georgiana Simona Florentina Mariana Camelia",
    "Loredana Raluca Anca Ramona Steluța Natalia Lăcrămioara Rodica Violeta Otilia Viorica",
  ),
  family: [
    ...parts(
      "Popa Popescu Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Rusu Munteanu Constantin Marin Moldovan Ciobanu Dinu Lazăr Șerban",
      "Nistor Toma Ungureanu Tudor Oprea Florea Barbu Cojocaru Mocanu Pavel Neagu Ene Sandu Bălan Cristea Dobre Avram Botezatu",
    ),
    ...compounds(
      parts(
        "Ardel Basarab Călin Dănil Filip Grigor Iliesc Iord Luc Mărgin Niculi Petr Stăn Șef Tănăs Vlăd Zamfir",
      ),
      parts("escu eanu aru oiu ache ici"),
    ),
  ],
};

export const POLISH: NameStock = {
  script: null,
  build: "western",
  male: parts(
    "Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Jakub Adam Łukasz Marek Grzegorz Mateusz Wojciech Mariusz Dariusz Zbigniew",
    "Jerzy Rafał Kamil Sławomir Jarosław Przemysław Radosław Mirosław Bartosz Damian Bogusław Zdzisław Ireneusz",
  ),
  female: parts(
    "Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Magdalena Elżbieta Joanna Monika Beata Dorota Iwona Jolanta Bożena Grażyna",
    "Aneta Sylwia Edyta Wioletta Danuta Halina",
  ),
  family: [
    ...parts(
      "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Mazur Jankowski",
      "Kwiatkowski Krawczyk Piotrowski Grabowski Pawłowski Michalski Zając Król Wieczorek Jabłoński Wróbel Stępień Górski Rutkowski",
    ),
    ...compounds(
      parts("Bart Cegieł Dob Flis Gajd Jasiń Kub Lis Maj Olech Pietr Rog Sadł Tomcz Wal Zarem Żuraw"),
      parts("owski ak czyk iński ka ek"),
    ),
  ],
};
