package io.meterproof.metering.rule;

import java.util.Optional;

/**
 * Whether an account's rules permit a use.
 *
 * @param denial the name of the first rule that denies it
 */
public record RuleDecision(Optional<String> denial) {
    public static final String PERMITTED = "permitted";
    public static final String DENIED = "denied";

    /** The component of the line that says so. */
    public String component() {
        return denial.isPresent() ? DENIED : PERMITTED;
    }

    /** Whether a component is that of a line which decides, and charges nothing. */
    public static boolean isComponent(String component) {
        return component.equals(PERMITTED) || component.equals(DENIED);
    }
}
