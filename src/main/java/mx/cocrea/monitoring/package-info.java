/** What institutions, civil society and citizens report of activities, and what shows it. */
@ApplicationModule(displayName = "Monitoring")
@NullMarked
package mx.cocrea.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
