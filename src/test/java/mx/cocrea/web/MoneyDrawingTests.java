package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MoneyDrawingTests {

    private static Map<String, Object> money(String amount) {
        return Map.of("amount", amount, "currency", "MXN");
    }

    private static Map<String, Object> node(String key, String stage, String amount) {
        return Map.of("key", key, "stage", stage, "amount", money(amount), stage.equals("PROGRAMME") ? "programme" : "actor",
                Map.of("id", key, "name", "Nombre de " + key));
    }

    private static Map<String, Object> edge(String from, String to, String amount) {
        return Map.of("from", from, "to", to, "amount", money(amount), "count", 1);
    }

    @Test
    void isAsBroadAsThereIsMoney() {
        MoneyDrawing drawing = MoneyDrawing.of(new Data(Map.of(
                "nodes", List.of(
                        node("a", "PAYER", "75.00"), node("b", "PAYER", "25.00"), node("p", "PROGRAMME", "100.00"),
                        node("c", "PAYEE", "100.00")),
                "edges", List.of(edge("p", "c", "100.00"), edge("a", "p", "75.00"), edge("b", "p", "25.00")))));

        MoneyDrawing.Stop programme = drawing.stops().get(2);
        assertThat(drawing.stops()).extracting(MoneyDrawing.Stop::name)
                .containsExactly("Nombre de a", "Nombre de b", "Nombre de p", "Nombre de c");
        assertThat(drawing.stops().get(0).height() + drawing.stops().get(1).height()).isCloseTo(programme.height(), within(0.01));
        assertThat(drawing.stops().get(0).height()).isCloseTo(3 * drawing.stops().get(1).height(), within(0.01));
        assertThat(drawing.stops()).allSatisfy(stop -> assertThat(stop.y() + stop.height()).isLessThan(drawing.height()));
        assertThat(drawing.bands()).extracting(MoneyDrawing.Band::path)
                .allSatisfy(path -> assertThat(path).matches("M[-0-9. C V]+Z"));
        assertThat(drawing.bands().getFirst().from().address()).isEqualTo("/programas/p");
        assertThat(drawing.bands().getFirst().to().address()).isEqualTo("/actores/c");
    }

    @Test
    void leavesToTheTableWhatHasNoBreadth() {
        MoneyDrawing drawing = MoneyDrawing.of(new Data(Map.of(
                "nodes",
                List.of(Map.of("key", "payer", "stage", "PAYER", "amount", money("-5.00")), node("p", "PROGRAMME", "-5.00")),
                "edges", List.of(edge("payer", "p", "-5.00")))));

        assertThat(drawing.height()).isZero();
        assertThat(drawing.bands()).singleElement().satisfies(band -> {
            assertThat(band.path()).isNull();
            assertThat(band.from().name()).isNull();
            assertThat(band.to().name()).isEqualTo("Nombre de p");
        });
    }
}
