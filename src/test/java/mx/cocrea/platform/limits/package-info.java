@NullMarked
package mx.cocrea.platform.limits;

import org.jspecify.annotations.NullMarked;
