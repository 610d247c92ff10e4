package mx.cocrea.indicators;

import java.util.Map;
import mx.cocrea.platform.reading.RequestParameter;
import org.springframework.stereotype.Component;

/**
 * What the rule of the traffic light says of itself; statements know it as {@code $lightRule}.
 *
 * <p>The rule is the expressions of {@code Measurement.value}, {@code light} and {@code noLight} in the schema: who changes what they give,
 * changes the version and the statement here.
 */
@Component
final class LightRule implements RequestParameter {

    private static final Map<String, Object> RULE = Map.of(
            "id", "semaforo",
            "version", 1,
            "statement",
            "El valor es el numerador por el factor entre el denominador, redondeado a nueve decimales; sin denominador, o con uno de cero, no "
                    + "hay valor. Si más es mejor, el color es el del rango más alto cuyo límite inferior impreso alcanza el valor: cada rango "
                    + "llega desde su límite inferior hasta el del siguiente, sin incluirlo, de modo que 74.5 es amarillo donde se imprimió "
                    + "50-74 y 75-100. Si menos es mejor, el color es el del rango más bajo cuyo límite superior impreso no se rebasa. Más allá "
                    + "de todos los rangos, también por encima de 100 o por debajo de cero, el color es el del rango de ese extremo. Cuenta la "
                    + "última medición hecha hasta la fecha que nadie haya corregido. Sin mediciones o sin rangos impresos no hay color.");

    @Override
    public String name() {
        return "lightRule";
    }

    @Override
    public Map<String, Object> value() {
        return RULE;
    }
}
