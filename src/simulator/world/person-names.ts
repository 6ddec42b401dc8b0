/** Names of one language area. All people are invented; the names are common ones. */
interface NameStock {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const stocks = {
  dutch: {
    given: [
      'Anneke',
      'Bram',
      'Daniël',
      'Fleur',
      'Geert',
      'Joëlle',
      'Maartje',
      'Noë',
      'Renée',
      'Sjoerd',
      'Thijs',
    ],
    family: [
      'Bakker',
      'de Boer',
      'van Dijk',
      'van der Heijden',
      'Hoekstra',
      'Jansen',
      'Kuĳpers',
      "van 't Hof",
    ],
  },
  german: {
    given: ['Björn', 'Günther', 'Jörg', 'Käthe', 'Lukas', 'Sören', 'Ute', 'Zoë'],
    family: ['Böhm', 'Groß', 'Jäger', 'Krüger', 'Müller', 'Schäfer', 'Strauß', 'Weiß'],
  },
  french: {
    given: ['Amélie', 'Anaïs', 'Chloé', 'François', 'Gaëlle', 'Jérôme', 'Loïc', 'Noémie'],
    family: ['Béranger', 'Courtès', "D'Aubigné", 'Lefèvre', 'Lemaître', 'Œuvrard', 'Saint-Exupère'],
  },
  spanish: {
    given: ['Álvaro', 'Begoña', 'Íñigo', 'José María', 'Lucía', 'Nuño', 'Sofía', 'Úrsula'],
    family: ['Fernández Núñez', 'García', 'Ibáñez', 'López Muñoz', 'Peña', 'Vázquez', 'Zúñiga'],
  },
  portuguese: {
    given: ['Açucena', 'António', 'Conceição', 'Inês', 'João', 'Luís', 'Mafalda', 'Simão', 'Tomás'],
    family: ['Assunção', 'Brandão', 'Conceição Silva', 'Gonçalves', 'Magalhães', 'Sá', 'Simões', 'Taváres'],
  },
  polish: {
    given: ['Agnieszka', 'Łukasz', 'Małgorzata', 'Michał', 'Paweł', 'Stanisław', 'Zdzisława'],
    family: ['Brzęczyszczykiewicz', 'Dąbrowski', 'Jabłońska', 'Król', 'Świątek', 'Wójcik', 'Żółkiewska'],
  },
  nordic: {
    given: ['Åse', 'Bjørn', 'Freyja', 'Jón', 'Märta', 'Øyvind', 'Sigrún', 'Søren', 'Väinö'],
    family: ['Ångström', 'Guðmundsdóttir', 'Hämäläinen', 'Kjærgaard', 'Nygård', 'Ødegård', 'Þórsson'],
  },
  turkish: {
    given: ['Ayşe', 'Çağla', 'İbrahim', 'Gülşen', 'Işıl', 'Oğuz'],
    family: ['Çelik', 'Güneş', 'Işık', 'Öztürk', 'Şahin', 'Yıldırım'],
  },
  nepali: {
    given: ['Aarati', 'Bibek', 'Deepak', 'Kabita', 'Nirmala', 'Prakash', 'Sunita', 'सीता', 'राम'],
    family: ['Adhikari', 'Gurung', 'Rai', 'Shrestha', 'Tamang', 'Thapa Magar', 'श्रेष्ठ', 'तामाङ'],
  },
  indian: {
    given: ['Aishwarya', 'Arjun', 'Lakṣmī', 'Priyā', 'Rāhul', 'Sanjay', 'Śruti', 'Venkateswaran'],
    family: ['Chakrabarti', 'Iyer', 'Kṛṣṇan', 'Mukhopādhyāy', 'Nair', 'Patel', 'Śarmā', 'Subramaniam'],
  },
  japanese: {
    given: ['Kōji', 'Ryōko', 'Shōta', 'Yūki', '太郎', '花子', '美咲', '翔太'],
    family: ['Itō', 'Katō', 'Ōtani', 'Satō', '佐藤', '鈴木', '髙橋', '渡邉'],
  },
  english: {
    given: ['Charlotte', 'Chloë', 'Jack', 'Matilda', 'Noah', 'Sinéad', 'William', 'Zara'],
    family: ['Brontë', "O'Brien", 'Campbell-Jones', 'Nguyễn', 'Smith', 'St. John', 'Trần', 'Wilson'],
  },
} satisfies Readonly<Record<string, NameStock>>;

export type NameArea = keyof typeof stocks;

export function nameStock(area: NameArea): NameStock {
  return stocks[area];
}
