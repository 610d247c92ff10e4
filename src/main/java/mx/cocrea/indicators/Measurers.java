package mx.cocrea.indicators;

import mx.cocrea.identity.Action;
import mx.cocrea.identity.Role;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.reading.RequestParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which indicators whoever asks may measure; statements know it as {@code $measuring}. */
@Component
final class Measurers implements RequestParameter {

    private final Viewers viewers;

    Measurers(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public String name() {
        return "measuring";
    }

    /** ANY for the technical secretariat, OWN for those of the institutions that they act for, null for none. */
    @Override
    public @Nullable Object value() {
        return viewers.current()
                .filter(Action.MEASURE::isOpenTo)
                .map(viewer -> viewer.is(Role.SECRETARIAT) ? "ANY" : "OWN")
                .orElse(null);
    }
}
