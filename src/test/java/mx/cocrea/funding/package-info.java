@NullMarked
package mx.cocrea.funding;

import org.jspecify.annotations.NullMarked;
