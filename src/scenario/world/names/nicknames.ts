/** What people are called by those who will not say their names. They go with anybody. */
export const NICKNAMES: readonly string[] = [
  ..."Beni,Zaki,Miri,Koka,Rambo,Lucky,Shorty,Doc,Turbo,Bano,Samo,Niko,Jimmy,Tony,Alex,Max,Sami,Dado,Goga,Titi".split(
    ",",
  ),
  ..."Boss,Uncle,Captain,Haji,Kaka,Abu Ali,Abu Hamza,Chief,Teacher,Baba,Kochi,Professor,Skipper,Mechanic,Barber".split(
    ",",
  ),
  ..."Big Tom,Little Ali,The Greek,Ginger,Slim,Ghost,Fox,Wolf,Bear,Scar,Ricky,Bobo,Lala,Papi,Momo,Dede,Kiko".split(
    ",",
  ),
];
