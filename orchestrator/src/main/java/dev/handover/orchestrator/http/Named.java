package dev.handover.orchestrator.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The contract's rule for names, for methods that the generator does not know. */
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,62}$")
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface Named {
  /** The violation in words. */
  String message() default "must match \"^[a-z0-9][a-z0-9-]{0,62}$\"";

  /** Unused; asked for by Bean Validation. */
  Class<?>[] groups() default {};

  /** Unused; asked for by Bean Validation. */
  Class<? extends Payload>[] payload() default {};
}
