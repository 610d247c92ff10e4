package mx.cocrea.funding;

import mx.cocrea.identity.Action;
import mx.cocrea.identity.Role;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.reading.RequestParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose amounts whoever asks may record; statements know it as {@code $recording}. */
@Component
final class Recorders implements RequestParameter {

    private final Viewers viewers;

    Recorders(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public String name() {
        return "recording";
    }

    /** ANY for the technical secretariat, OWN for what the institutions pay that they act for, null for none. */
    @Override
    public @Nullable Object value() {
        return viewers.current()
                .filter(Action.RECORD_MONEY::isOpenTo)
                .map(viewer -> viewer.is(Role.SECRETARIAT) ? "ANY" : "OWN")
                .orElse(null);
    }
}
