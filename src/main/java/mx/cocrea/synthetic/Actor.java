package mx.cocrea.synthetic;

/**
 * Somebody of a region who can answer for something.
 *
 * @param rank place in the region, those who answer for most first
 * @param number place among the region's actors of the same kind, counted from 0
 */
record Actor(Kind kind, int number, int rank, String id, String name) {

    /** How many actors a region has. */
    static final int PER_REGION = 240;

    /** Kinds in the order of their ranks, over and over. */
    private static final String KINDS = "IPPOPIPPPOPPIPOPPBPIPPOPPIPOPI";

    /** What an actor can be. */
    enum Kind {
        INSTITUTION('I'), ORGANISATION('O'), BODY('B'), PERSON('P');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        int perRegion() {
            return (int) KINDS.chars().filter(letter -> letter == this.letter).count() * (PER_REGION / KINDS.length());
        }
    }

    static Actor of(int region, int rank) {
        char letter = KINDS.charAt(rank % KINDS.length());
        int before = (int) KINDS.chars().limit(rank % KINDS.length()).filter(other -> other == letter).count();
        for (Kind kind : Kind.values()) {
            if (kind.letter == letter) {
                int number = kind.perRegion() / (PER_REGION / KINDS.length()) * (rank / KINDS.length()) + before;
                String name = name(kind, number, region, new Chance(region, rank));
                return new Actor(kind, number, rank, Vocabulary.slug(name) + "-" + (region + 1) + "-" + (rank + 1), name);
            }
        }
        throw new IllegalStateException("No kind of actor has the letter " + letter);
    }

    private static String name(Kind kind, int number, int region, Chance chance) {
        String state = Vocabulary.state(region);
        return switch (kind) {
            case INSTITUTION -> institution(number, state);
            case ORGANISATION -> chance.oneOf(Vocabulary.GROUPS) + " " + Vocabulary.town(chance);
            case BODY -> (number == 0 ? "Secretariado Técnico Local de " : "Mesa de " + area(number).name() + " de ") + state;
            case PERSON -> chance.oneOf(Vocabulary.GIVEN_NAMES) + " " + chance.oneOf(Vocabulary.FAMILY_NAMES) + " "
                    + chance.oneOf(Vocabulary.FAMILY_NAMES);
        };
    }

    private static String institution(int number, String state) {
        if (number == 0) {
            return "Gobierno de " + state;
        }
        String matter = area(number).matters().get(number % 5);
        return number <= Region.SECRETARIES
                ? "Secretaría de " + area(number).name() + " de " + state
                : "Dirección para " + matter + " de " + state;
    }

    private static Vocabulary.Area area(int number) {
        return Vocabulary.AREAS.get(number % Vocabulary.AREAS.size());
    }
}
