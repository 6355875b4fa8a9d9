package io.meterproof.loadtests.bundle;

/** Where a verifier saw that a bundle was changed. */
record Refusal(String step, String path, String words) {
    @Override
    public String toString() {
        return "step \"" + step + "\"" + (path.isEmpty() ? "" : " at " + path) + ": " + words;
    }
}
