/** Pages: what people see of the same schema that programs ask. */
@ApplicationModule(displayName = "Web")
@NullMarked
package mx.cocrea.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
