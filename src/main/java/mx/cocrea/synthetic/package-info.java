/** Made-up plans of any number, for measuring and trying out what real data are too few for. */
@ApplicationModule(displayName = "Synthetic data")
@NullMarked
package mx.cocrea.synthetic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
