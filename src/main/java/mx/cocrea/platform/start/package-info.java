/** Starting: in one line why it cannot, or where to look once it has. */
@NullMarked
package mx.cocrea.platform.start;

import org.jspecify.annotations.NullMarked;
