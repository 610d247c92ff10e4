package mx.cocrea.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Style sheets, scripts and pictures: ours, and the files that their makers built. */
@Component
@ConditionalOnWebApplication
public final class Assets {

    private static final String PATH = "/recursos/";

    private final ObjectProvider<ResourceUrlProvider> addresses;

    /** @param addresses asked for late, since they are made of what the pages are configured with */
    Assets(ObjectProvider<ResourceUrlProvider> addresses) {
        this.addresses = addresses;
    }

    /**
     * The address of a file, which changes with its content, so that browsers keep it for as long as they like.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public String of(String file) {
        @Nullable
        String versioned = addresses.getObject().getForLookupPath(PATH + file);
        if (versioned == null) {
            throw new IllegalArgumentException("There is no " + file);
        }
        return versioned;
    }

    /** Where they come from. */
    @Configuration(proxyBeanMethods = false)
    static class Locations implements WebMvcConfigurer {

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler(PATH + "**")
                    .addResourceLocations(
                            "classpath:/recursos/",
                            "classpath:/META-INF/resources/webjars/htmx.org/2.0.8/dist/",
                            "classpath:/META-INF/resources/webjars/cytoscape/3.33.1/dist/",
                            "classpath:/META-INF/resources/_static/graphiql/3.2.0/",
                            "classpath:/META-INF/resources/webjars/react/18.3.1/umd/",
                            "classpath:/META-INF/resources/webjars/react-dom/18.3.1/umd/")
                    .setCacheControl(
                            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
    }
}
