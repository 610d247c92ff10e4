/** What programmes of government spend: amounts as documents state them, restated and never changed. */
@ApplicationModule(displayName = "Funding")
@NullMarked
package mx.cocrea.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
