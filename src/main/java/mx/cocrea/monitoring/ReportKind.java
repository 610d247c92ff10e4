package mx.cocrea.monitoring;

import java.util.Arrays;
import java.util.List;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;

/** In what part somebody reports. */
enum ReportKind {
    /** For an institution that answers. */
    OFFICIAL(Action.REPORT_OFFICIALLY),
    /** For an organisation that answers, or as the technical secretariat. */
    CIVIL_SOCIETY(Action.REPORT_FOR_SOCIETY),
    /** As somebody who looked. */
    CITIZEN(Action.WITNESS);

    private final Action action;

    ReportKind(Action action) {
        this.action = action;
    }

    /** What somebody does who reports so. */
    Action action() {
        return action;
    }

    /** The names of those in which somebody may report. */
    static List<String> openTo(Viewer viewer) {
        return Arrays.stream(values()).filter(kind -> kind.action.isOpenTo(viewer)).map(Enum::name).toList();
    }
}
