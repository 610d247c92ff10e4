package mx.cocrea.participation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mx.cocrea.identity.Role;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.participation.ProposalMove.Mover;
import mx.cocrea.platform.reading.RequestParameter;
import org.springframework.stereotype.Component;

/** The moves of proposals that the roles of whoever asks allow; statements know them as {@code $moves}. */
@Component
final class OpenMoves implements RequestParameter {

    private final Viewers viewers;

    OpenMoves(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public String name() {
        return "moves";
    }

    /** Each by {@code name}, with the statuses that it begins {@code from} and whose it is, its {@code mover}; none for those not signed in. */
    @Override
    public List<Map<String, Object>> value() {
        return viewers.current().map(OpenMoves::of).orElse(List.of());
    }

    private static List<Map<String, Object>> of(Viewer viewer) {
        return Arrays.stream(ProposalMove.values())
                .filter(move -> move.action().isOpenTo(viewer))
                .map(move -> Map.of("name", move.name(), "from", move.from(), "mover", mover(move, viewer).name()))
                .toList();
    }

    /** In office are the technical secretariat, for any proposal, and liaisons, for those of their institutions. */
    private static Mover mover(ProposalMove move, Viewer viewer) {
        if (move.mover() != Mover.OFFICE) {
            return move.mover();
        }
        return viewer.is(Role.SECRETARIAT) ? Mover.ANYONE : Mover.LIAISON;
    }
}
