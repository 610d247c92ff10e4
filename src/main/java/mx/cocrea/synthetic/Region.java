package mx.cocrea.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mx.cocrea.opendata.PackageWriter;
import org.jspecify.annotations.Nullable;

/** A made-up state: ten plans, their commitments and activities, and the actors who answer for them, some of other regions. */
final class Region {

    static final int PLANS = 10;
    static final int SECRETARIES = 6;

    private static final int FIRST_YEAR = 2009;
    private static final int SHARE_OF_OTHER_REGIONS = 10;
    private static final int LARGEST_COMMITMENT = 10;
    private static final int SHARE_OF_WRONG_FIGURES = 10;

    /** Commitments of the ten plans: a power law that adds up to 100. */
    private static final List<Integer> COMMITMENTS = List.of(34, 18, 12, 9, 7, 6, 5, 4, 3, 2);

    /** Activities of ten commitments, adding up to 50. */
    private static final List<Integer> ACTIVITIES = List.of(1, 2, 3, 3, 4, 5, 6, 7, 8, 11);

    /** How many answer for an activity, as often as it is listed: about 2.5 on average. */
    private static final List<Integer> RESPONSIBLES = List.of(0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 7);

    private static final List<String> ROLES = List.of("RESPONSIBLE", "EXECUTES", "CO_RESPONSIBLE", "CONTRIBUTES", "PROMOTES",
            "OVERSEES", "LEADS", "MEDIATES", "ADVISES");
    private static final List<String> SECTORS = List.of("CIVIL_SOCIETY", "ACADEMIC", "PROFESSIONAL", "BUSINESS", "SOCIAL",
            "MEDIA",
            "INTERNATIONAL");
    private static final List<String> SEATS = List.of("MEMBER", "TITULAR", "ALTERNATE", "VOCAL", "FACILITATOR", "COORDINATOR",
            "SECRETARY");

    private final int regions;
    private final PackageWriter tables;
    private final Chance chance;
    private final Chance told;
    private final String name;
    private final String id;
    private final List<Actor> actors = new ArrayList<>(Actor.PER_REGION);

    Region(int number, int regions, PackageWriter tables) {
        this.regions = regions;
        this.tables = tables;
        this.chance = new Chance(number);
        this.told = new Chance(number, Actor.PER_REGION);
        this.name = Vocabulary.state(number);
        this.id = Vocabulary.slug(name);
        for (int rank = 0; rank < Actor.PER_REGION; rank++) {
            actors.add(Actor.of(number, rank));
        }
    }

    void write() {
        write(List.of());
    }

    /** Writes the region with so many activities in its first plan. */
    void writeLargest(int activities) {
        int whole = activities / LARGEST_COMMITMENT;
        List<Integer> lengths = new ArrayList<>(Collections.nCopies(whole, LARGEST_COMMITMENT));
        if (activities > whole * LARGEST_COMMITMENT) {
            lengths.add(activities - whole * LARGEST_COMMITMENT);
        }
        write(lengths);
    }

    /** @param first numbers of activities of the first plan's commitments; as for any plan where there are none */
    private void write(List<Integer> first) {
        List<Integer> sizes = shuffled(COMMITMENTS);
        List<Integer> lengths = new ArrayList<>();
        for (int plan = 0; plan < PLANS; plan++) {
            lengths.addAll(shuffled(ACTIVITIES));
        }
        int done = 0;
        for (int plan = 1; plan <= PLANS; plan++) {
            int size = sizes.get(plan - 1);
            new PlanOf(plan).write(plan == 1 && !first.isEmpty() ? first : lengths.subList(done, done + size));
            done += size;
        }
        actors.forEach(this::writeActor);
    }

    private List<Integer> shuffled(List<Integer> numbers) {
        List<Integer> shuffled = new ArrayList<>(numbers);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, chance.below(i + 1));
        }
        return shuffled;
    }

    private String planId(int plan) {
        return id + "-" + plan;
    }

    private String documentId(int plan) {
        return "plan-de-accion-local-" + planId(plan);
    }

    private void cite(String record, int plan, String where) {
        tables.row("citations").put("record", record).put("document", documentId(plan)).put("where", where).write();
    }

    private void writeActor(Actor actor) {
        switch (actor.kind()) {
            case INSTITUTION -> tables.row("institutions")
                    .put("id", actor.id())
                    .put("name", actor.name())
                    .put("branch", chance.happens(90) ? "EXECUTIVE" : "AUTONOMOUS")
                    .put("level", actor.number() <= SECRETARIES ? "STATE" : chance.happens(40) ? "MUNICIPAL" : null)
                    .put("parent",
                            actor.number() == 0 ? null : member(Actor.Kind.INSTITUTION, (actor.number() - 1) / SECRETARIES).id())
                    .write();
            case ORGANISATION -> tables.row("organisations")
                    .put("id", actor.id())
                    .put("name", actor.name())
                    .put("sector", chance.happens(85) ? chance.skewedOneOf(SECTORS) : null)
                    .put("collective", chance.happens(10))
                    .write();
            case BODY -> tables.row("bodies")
                    .put("id", actor.id())
                    .put("name", actor.name())
                    .put("shortName", actor.number() == 0 ? "STL" : null)
                    .put("kind", actor.number() == 0 ? "SECRETARIAT" : "WORKING_TABLE")
                    .put("parent", actor.number() == 0 ? null : member(Actor.Kind.BODY, 0).id())
                    .put("plan", planId(actor.number() + 1))
                    .write();
            case PERSON -> {
                tables.row("people").put("id", actor.id()).put("name", actor.name()).write();
                writeMemberships(actor);
            }
        }
        cite(actor.id(), 1 + actor.rank() % PLANS, "Directorio, línea " + (actor.rank() + 1));
    }

    private void writeMemberships(Actor person) {
        int plan = 1 + chance.below(PLANS);
        Actor.Kind kind = chance.happens(70) ? Actor.Kind.INSTITUTION : Actor.Kind.ORGANISATION;
        writeMembership(person, member(kind, chance.skewedBelow(kind.perRegion())), "POST", plan);
        if (chance.happens(25)) {
            writeMembership(person, member(Actor.Kind.BODY, chance.below(Actor.Kind.BODY.perRegion())),
                    chance.skewedOneOf(SEATS), plan);
        }
    }

    private void writeMembership(Actor person, Actor group, String capacity, int plan) {
        int year = year(plan);
        tables.row("memberships")
                .put("person", person.id())
                .put("group", group.id())
                .put("capacity", capacity)
                .put("post", chance.happens(80) ? chance.oneOf(Vocabulary.POSTS) : null)
                .put("plan", planId(plan))
                .put("from", chance.happens(40) ? day(year, 180) : null)
                .put("to", chance.happens(15) ? day(year + 1, 360) : null)
                .put("document", documentId(plan))
                .put("where", "Directorio, línea " + (person.rank() + 1))
                .write();
    }

    private Actor member(Actor.Kind kind, int number) {
        return actors.stream()
                .filter(actor -> actor.kind() == kind && actor.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static int year(int plan) {
        return FIRST_YEAR + 2 * (plan - 1);
    }

    private LocalDate day(int year, int days) {
        return LocalDate.ofYearDay(year, 1 + chance.below(days));
    }

    /** One plan of the region. */
    private final class PlanOf {

        private final int plan;
        private final String planId;

        PlanOf(int plan) {
            this.plan = plan;
            this.planId = planId(plan);
        }

        /** Writes the plan with a commitment for each number of activities. */
        void write(List<Integer> lengths) {
            int year = year(plan);
            String title = "Plan de Acción Local de Gobierno Abierto de %s %d-%d".formatted(name, year, year + 1);
            LocalDate signed = day(year, 90);
            tables.row("documents")
                    .put("id", documentId(plan))
                    .put("title", title)
                    .put("publisher", member(Actor.Kind.INSTITUTION, 0).name())
                    .put("publishedOn", chance.happens(60) ? signed.plusDays(7) : null)
                    .put("publishedAs", String.valueOf(year))
                    .write();
            tables.row("plans")
                    .put("id", planId)
                    .put("number", plan)
                    .put("name", title)
                    .put("jurisdiction", name)
                    .put("startsOn", LocalDate.of(year, 1, 1))
                    .put("endsOn", LocalDate.of(year + 1, 12, 31))
                    .put("signedOn", chance.happens(90) ? signed : null)
                    .put("objective", chance.happens(80)
                            ? Vocabulary
                                    .sentence("abrir la información pública " + chance.oneOf(Vocabulary.MANNERS) + " en " + name)
                            : null)
                    .write();
            cite(planId, plan, "Portada");
            for (int ordinal = 1; ordinal <= lengths.size(); ordinal++) {
                writeCommitment(ordinal, lengths.get(ordinal - 1));
            }
            writeFigures(lengths);
        }

        /** What a report on the plan might print of it, some of it wrong. */
        private void writeFigures(List<Integer> lengths) {
            int activities = lengths.stream().mapToInt(Integer::intValue).sum();
            writeFigure("compromisos", planId, 1, "Compromisos", lengths.size(), "commitments-of-plan", null);
            writeFigure("actividades", planId, 2, "Actividades", activities, "activities", null);
            int women = told.below(5_000);
            int men = told.below(5_000);
            writeFigure("asistentes", planId, 3, "Asistentes a los foros", women + men, "sum-of-parts", null);
            writeFigure("mujeres", planId, 4, "Mujeres", women, null, planId + "-asistentes");
            writeFigure("hombres", planId, 5, "Hombres", men, null, planId + "-asistentes");
        }

        /** A part is as it is; what follows a rule is wrong now and then. */
        private void writeFigure(
                String name, String subject, int ordinal, String label, int value, @Nullable String rule,
                @Nullable String whole) {
            int printed = rule != null && told.happens(SHARE_OF_WRONG_FIGURES) ? value + 1 + told.below(3) : value;
            tables.row("figures")
                    .put("id", subject + "-" + name)
                    .put("subject", subject)
                    .put("ordinal", ordinal)
                    .put("label", label)
                    .put("value", printed)
                    .put("rule", rule)
                    .put("partOf", whole)
                    .write();
            cite(subject + "-" + name, plan, "Informe final, cuadro " + ordinal);
        }

        /** What was said of an activity by the institution that leads here, and by whoever looked, who may see it otherwise. */
        private void writeReports(String activity, LocalDate start) {
            LocalDate observed = start.plusDays(30 + told.below(300));
            if (told.happens(50)) {
                writeReport(activity + "-r1", activity, "OFFICIAL", observed, told.happens(80));
            }
            if (told.happens(15)) {
                writeReport(activity + "-r2", activity, "CITIZEN", observed.plusDays(10), told.happens(60));
            }
        }

        private void writeReport(String report, String activity, String kind, LocalDate observed, boolean done) {
            tables.row("progress-reports")
                    .put("id", report)
                    .put("activity", activity)
                    .put("kind", kind)
                    .put("institution", kind.equals("OFFICIAL") ? member(Actor.Kind.INSTITUTION, 0).id() : null)
                    .put("observedOn", observed)
                    .put("recordedAt", observed.plusDays(3) + "T18:00:00Z")
                    .put("done", done ? "COMPLETED" : "NOT_COMPLETED")
                    .put("summary", done ? "Se concluyó lo previsto." : "Falta publicar lo que se acordó.")
                    .write();
            cite(report, plan, "Informe final, avances");
            if (told.happens(40)) {
                tables.row("evidence")
                        .put("id", report + "-e1")
                        .put("report", report)
                        .put("url", "https://example.org/" + report)
                        .put("title", told.oneOf(Vocabulary.VERIFICATIONS))
                        .put("kind", told.happens(70) ? "DOCUMENT" : "PHOTOGRAPH")
                        .put("seenOn", observed)
                        .write();
            }
        }

        private void writeCommitment(int ordinal, int length) {
            String commitment = planId + "-c" + ordinal;
            Vocabulary.Area area = chance.skewedOneOf(Vocabulary.AREAS);
            String matter = chance.oneOf(area.matters());
            String place = Vocabulary.town(chance);
            String manner = chance.oneOf(Vocabulary.MANNERS);
            tables.row("commitments")
                    .put("id", commitment)
                    .put("plan", planId)
                    .put("number", ordinal)
                    .put("ordinal", ordinal)
                    .put("title", "%s %s %s en %s".formatted(chance.oneOf(Vocabulary.PROMISES), matter, manner, place))
                    .put("objective", chance.happens(85)
                            ? Vocabulary.sentence("lograr que la gente " + Vocabulary.of(place) + " conozca y mejore " + matter)
                            : null)
                    .put("ambition", chance.happens(60)
                            ? Vocabulary.sentence(
                                    "que nadie quede fuera " + Vocabulary.of(matter) + " " + chance.oneOf(Vocabulary.MANNERS))
                            : null)
                    .write();
            String where = "Sección 4, compromiso " + ordinal;
            cite(commitment, plan, where);
            writeSubjects(commitment, area, where);
            if (chance.happens(60)) {
                writeProblem(commitment, matter, place, where);
            }
            if (chance.happens(50)) {
                writeIndicator(commitment, null, matter, where);
            }
            writeResponsibilities(commitment, chance.below(3), where);
            for (int activity = 1; activity <= length; activity++) {
                writeActivity(commitment, activity, matter, where + ", actividad " + activity);
            }
            writeFigure("actividades", commitment, 1, "Actividades", length, "activities", null);
        }

        private void writeSubjects(String commitment, Vocabulary.Area area, String where) {
            Set<Vocabulary.Area> areas = new HashSet<>();
            for (Vocabulary.Area about = area; areas.add(about); about = chance.skewedOneOf(Vocabulary.AREAS)) {
                tables.row("commitment-themes")
                        .put("commitment", commitment)
                        .put("theme", about.id())
                        .put("document", documentId(plan))
                        .put("where", where)
                        .write();
                if (chance.happens(60)) {
                    break;
                }
            }
            Set<Integer> goals = new HashSet<>();
            for (int goal = area.odsGoal(); chance.happens(70) && goals.add(goal); goal = 1 + chance.below(17)) {
                tables.row("alignments")
                        .put("commitment", commitment)
                        .put("odsGoal", "ods-" + goal)
                        .put("statement", chance.happens(50) ? "Contribuye al Objetivo " + goal + " de la Agenda 2030." : null)
                        .put("document", documentId(plan))
                        .put("where", where)
                        .write();
            }
        }

        private void writeProblem(String commitment, String matter, String place, String where) {
            String problem = commitment + "-p1";
            tables.row("problems")
                    .put("id", problem)
                    .put("plan", planId)
                    .put("commitment", commitment)
                    .put("ordinal", 1)
                    .put("statement", Vocabulary.sentence("en " + place + ", " + matter + ": " + chance.oneOf(Vocabulary.CAUSES)))
                    .put("context", chance.happens(50)
                            ? Vocabulary.sentence("lo dijeron " + (20 + chance.below(400)) + " personas en los foros vecinales")
                            : null)
                    .write();
            cite(problem, plan, where + ", problemática");
        }

        private void writeIndicator(String commitment, @Nullable String activity, String matter, String where) {
            String indicator = (activity == null ? commitment : activity) + "-i1";
            boolean formula = chance.happens(70);
            tables.row("indicators")
                    .put("id", indicator)
                    .put("commitment", activity == null ? commitment : null)
                    .put("activity", activity)
                    .put("ordinal", 1)
                    .put("name", chance.happens(90) ? "Avance sobre " + matter : null)
                    .put("evidence", formula ? null : chance.oneOf(Vocabulary.VERIFICATIONS))
                    .put("numerator", formula ? "Acciones concluidas" : null)
                    .put("denominator", formula ? "Acciones previstas" : null)
                    .put("factor", formula ? 100 : null)
                    .put("unit", chance.happens(80) ? chance.oneOf(Vocabulary.UNITS) : null)
                    .put("direction", chance.happens(50) ? "ASCENDING" : null)
                    .put("goal", chance.happens(60) ? 10 * (1 + chance.below(10)) : null)
                    .write();
            cite(indicator, plan, where + ", indicador");
        }

        private void writeActivity(String commitment, int ordinal, String matter, String where) {
            String activity = commitment + "-" + ordinal;
            LocalDate start = day(year(plan), 360);
            tables.row("activities")
                    .put("id", activity)
                    .put("commitment", commitment)
                    .put("ordinal", ordinal)
                    .put("title", "%s %s%s en %s".formatted(chance.oneOf(Vocabulary.TASKS), matter,
                            chance.happens(50) ? " " + chance.oneOf(Vocabulary.MANNERS) : "", Vocabulary.town(chance)))
                    .put("description", chance.happens(40)
                            ? Vocabulary.sentence(
                                    "reunir lo que se sabe " + Vocabulary.of(matter) + " y acordar los pasos siguientes "
                                            + chance.oneOf(Vocabulary.MANNERS))
                            : null)
                    .put("startsOn", chance.happens(70) ? start : null)
                    .put("dueOn", chance.happens(88) ? start.plusDays(30 + chance.below(330)) : null)
                    .put("verification", chance.happens(60) ? chance.oneOf(Vocabulary.VERIFICATIONS) : null)
                    .write();
            cite(activity, plan, where);
            writeResponsibilities(activity, chance.oneOf(RESPONSIBLES), where);
            writeReports(activity, start);
            if (chance.happens(20)) {
                writeIndicator(commitment, activity, matter, where);
            }
        }

        private void writeResponsibilities(String subject, int count, String where) {
            Set<String> known = new HashSet<>();
            while (known.size() < count) {
                Actor actor = chance.happens(SHARE_OF_OTHER_REGIONS)
                        ? anywhere()
                        : actors.get(chance.skewedBelow(Actor.PER_REGION));
                if (known.add(actor.id())) {
                    tables.row("responsibilities")
                            .put("subject", subject)
                            .put("actor", actor.id())
                            .put("role", chance.skewedOneOf(ROLES))
                            .put("post", actor.kind() == Actor.Kind.PERSON && chance.happens(50)
                                    ? chance.oneOf(Vocabulary.POSTS)
                                    : null)
                            .put("statedAs", chance.happens(20) ? "Responsable de la actividad" : null)
                            .put("document", documentId(plan))
                            .put("where", where + ", responsables")
                            .write();
                }
            }
        }

        private Actor anywhere() {
            int place = chance.skewedBelow(regions * Actor.PER_REGION);
            return Actor.of(place % regions, place / regions);
        }
    }
}
