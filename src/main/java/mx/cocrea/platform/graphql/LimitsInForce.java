package mx.cocrea.platform.graphql;

import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Announces the limits that requests are held against. */
@Controller
final class LimitsInForce {

    private final Limits limits;

    LimitsInForce(Limits limits) {
        this.limits = limits;
    }

    @QueryMapping
    Limits limits() {
        return limits;
    }

    /** In bytes. */
    @SchemaMapping(typeName = "Limits")
    long body(Limits announced) {
        return announced.body().toBytes();
    }
}
