/** How much each account or address may ask for in a time, whatever its way in. */
@NullMarked
package mx.cocrea.platform.limits;

import org.jspecify.annotations.NullMarked;
