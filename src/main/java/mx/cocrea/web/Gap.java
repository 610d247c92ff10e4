package mx.cocrea.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a plan can leave open, and the list where what has it is found.
 *
 * <p>Addresses name it by its name in lower case with hyphens; so do the messages.
 */
public enum Gap {
    /** Nothing is promised about it. */
    PROBLEMAS_SIN_COMPROMISO("problems", "hasCommitment", "problemsWithoutCommitment"),
    /** Nobody can tell how it goes. */
    COMPROMISOS_SIN_INDICADOR("commitments", "hasIndicator", "commitmentsWithoutIndicator"),
    /** Nobody answers for it. */
    COMPROMISOS_SIN_RESPONSABLE("commitments", "hasResponsible", "commitmentsWithoutResponsible"),
    /** Nothing is to be done about it. */
    COMPROMISOS_SIN_ACTIVIDAD("commitments", "hasActivity", "commitmentsWithoutActivity"),
    /** It is never late. */
    ACTIVIDADES_SIN_FECHA("activities", "hasDates", "activitiesWithoutDates"),
    /** Nobody answers for it. */
    ACTIVIDADES_SIN_RESPONSABLE("activities", "hasResponsible", "activitiesWithoutResponsible"),
    /** Nobody can tell when it is done. */
    ACTIVIDADES_SIN_INDICADOR("activities", "hasIndicator", "activitiesWithoutIndicator");

    private final String list;
    private final String filter;
    private final String count;

    Gap(String list, String filter, String count) {
        this.list = list;
        this.filter = filter;
        this.count = count;
    }

    static Optional<Gap> called(String address) {
        return Arrays.stream(values()).filter(gap -> gap.address().equals(address)).findFirst();
    }

    /** As addresses and messages name it. */
    public String address() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The root field that lists what has it. */
    public String list() {
        return list;
    }

    /** The field of its filter that is false for what has it. */
    String filter() {
        return filter;
    }

    /** The field of a plan's gaps that counts it. */
    public String count() {
        return count;
    }
}
