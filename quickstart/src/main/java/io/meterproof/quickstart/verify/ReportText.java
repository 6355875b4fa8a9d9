package io.meterproof.quickstart.verify;

import io.meterproof.bundle.verify.Findings;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.bundle.verify.VerificationReport;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A report in words: what was proven, who asserted the rest, what was not proven; or the step that failed. */
final class ReportText {
    private static final int MICRO_DIGITS = 6;
    private static final int MILLI_DIGITS = 3;
    private static final int MINOR_DIGITS = 2;

    private final PrintWriter out;

    ReportText(PrintWriter out) {
        this.out = out;
    }

    void print(Path file, VerificationReport report) {
        report.failure().ifPresentOrElse(failure -> printFailure(file, failure), () -> printPassed(file, report));
    }

    private void printFailure(Path file, StepResult failure) {
        var at = failure.path().isEmpty() ? "" : " at " + failure.path();
        out.println(file + ": REFUTED in step \"" + failure.step() + "\"" + at);
        out.println("  " + failure.words());
    }

    private void printPassed(Path file, VerificationReport report) {
        var findings = report.findings().orElseThrow();
        out.println(file + ": PASSED; " + (findings.keysTrusted() ? "keys trusted" : "consistent; keys unverified"));
        out.println("Proven");
        report.steps().forEach(step -> out.println("  " + step.step() + ": " + step.words()));
        printBill(findings);
        out.println("Asserted");
        findings.asserted().forEach(fact -> out.println("  " + fact.who() + ": " + fact.what()));
        out.println("Not proven");
        findings.notProven().forEach(words -> out.println("  " + words));
        printTimes("Gaps: nothing was billed for", findings.gaps());
        printTimes("Withdrawn: measured, taken back, and billed from something else", findings.withdrawn());
        var checkpoint = findings.checkpoint();
        out.println("Every entry up to the last statement is in the log at checkpoint " + checkpoint.origin() + " size "
                + checkpoint.size() + " root " + checkpoint.root());
    }

    private void printBill(Findings findings) {
        var currency = findings.currency();
        out.println("Account " + findings.account() + ": charged " + money(findings.charges()) + " " + currency
                + ", balance " + money(findings.balance()) + " " + currency);
        for (var place : findings.places()) {
            out.println("  " + place.place() + ": " + money(place.charge()) + " " + currency);
            for (var use : place.endUses()) {
                out.println("    " + use.endUse() + ": " + money(use.charge()) + " " + currency + energy(use));
            }
        }
    }

    private void printTimes(String title, List<Findings.Gap> times) {
        if (!times.isEmpty()) {
            out.println(title);
            times.forEach(time -> out.println(
                    "  " + time.usagePoint() + " " + time.readingType() + " from " + time.from() + " to " + time.to()));
        }
    }

    private static String energy(Findings.EndUse use) {
        return use.energy().stream()
                .map(energy -> ", "
                        + BigDecimal.valueOf(energy.quantity(), MILLI_DIGITS).toPlainString() + " " + energy.unit())
                .collect(Collectors.joining());
    }

    /** At least the minor unit, and all that is exact beyond it. */
    private static String money(long micros) {
        var exact = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
        return exact.setScale(Math.max(exact.scale(), MINOR_DIGITS)).toPlainString();
    }
}
