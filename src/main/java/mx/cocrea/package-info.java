/** Cocrea: who answers for what in open-government action plans, and citizens' part in it. */
@NullMarked
package mx.cocrea;

import org.jspecify.annotations.NullMarked;
