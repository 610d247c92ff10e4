/** Evaluations by a rubric, in which reviewers rate on their own, and published figures held against recomputed ones. */
@ApplicationModule(displayName = "Evaluation")
@NullMarked
package mx.cocrea.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
