package io.meterproof.bundle.verify;

/**
 * What one step of the verification found.
 *
 * @param path the field at which it failed; empty otherwise
 * @param words what was shown, or why it failed
 */
public record StepResult(String step, boolean passed, String path, String words) {
    /** Which step, and where: such as {@code step "entries" at entries[3]}. */
    public String place() {
        return "step \"" + step + "\"" + (path.isEmpty() ? "" : " at " + path);
    }
}
