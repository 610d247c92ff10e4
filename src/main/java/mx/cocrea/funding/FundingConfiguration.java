package mx.cocrea.funding;

import graphql.scalars.ExtendedScalars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Gives the schema its exact numbers. */
@Configuration(proxyBeanMethods = false)
class FundingConfiguration {

    @Bean
    RuntimeWiringConfigurer exactNumbers() {
        return wiring -> wiring.scalar(ExtendedScalars.GraphQLBigDecimal);
    }
}
