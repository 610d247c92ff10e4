/** What is measured of the plans, and the light that it gives. */
@ApplicationModule(displayName = "Indicators")
@NullMarked
package mx.cocrea.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
