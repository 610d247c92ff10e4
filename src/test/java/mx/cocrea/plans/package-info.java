@NullMarked
package mx.cocrea.plans;

import org.jspecify.annotations.NullMarked;
