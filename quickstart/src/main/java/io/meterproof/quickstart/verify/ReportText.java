package io.meterproof.quickstart.verify;

import io.meterproof.bundle.verify.Findings;
import io.meterproof.bundle.verify.Money;
import io.meterproof.bundle.verify.ProvenFact;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.bundle.verify.VerificationReport;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reports in words: what was proven, who asserted the rest, what was not proven; or the step that failed. Of several files each that
 * passes has one line, and what they have in common comes at the end.
 */
final class ReportText {
    private static final int MILLI_DIGITS = 3;

    private final PrintWriter out;

    ReportText(PrintWriter out) {
        this.out = out;
    }

    /** The whole of one report. */
    void print(Path file, VerificationReport report) {
        report.failure().ifPresentOrElse(failure -> printFailure(file, failure), () -> report.fact()
                .ifPresentOrElse(fact -> print(file, report, fact), () -> printPassed(file, report)));
    }

    private void print(Path file, VerificationReport report, ProvenFact fact) {
        printPassedBriefly(file, fact);
        out.println("Proven");
        report.steps().forEach(step -> out.println("  " + step.step() + ": " + step.words()));
        out.println("Not proven");
        fact.notProven().forEach(words -> out.println("  " + words));
        var checkpoint = fact.checkpoint();
        out.println("It is in the log at checkpoint " + checkpoint.origin() + " size " + checkpoint.size() + " root "
                + checkpoint.root());
    }

    private void printPassedBriefly(Path file, ProvenFact fact) {
        out.println(passed(file, fact.keysTrusted()) + "; " + fact.words());
    }

    /** One report among several, in a line if it passed. */
    void printBrief(Path file, VerificationReport report) {
        report.failure().ifPresentOrElse(failure -> printFailure(file, failure), () -> report.fact()
                .ifPresentOrElse(
                        fact -> printPassedBriefly(file, fact),
                        () -> printPassedBriefly(file, report.findings().orElseThrow())));
    }

    private void printPassedBriefly(Path file, Findings findings) {
        out.println(passed(file, findings.keysTrusted()) + "; " + charged(findings) + count(findings.gaps(), "unbilled")
                + count(findings.withdrawn(), "withdrawn"));
    }

    private static String count(List<Findings.Gap> times, String what) {
        return times.isEmpty() ? "" : "; " + times.size() + " times " + what;
    }

    private static String passed(Path file, boolean keysTrusted) {
        return file + ": PASSED; " + (keysTrusted ? "keys trusted" : "consistent; keys unverified");
    }

    private static String charged(Findings findings) {
        var currency = findings.currency();
        return "account " + findings.account() + " charged " + Money.text(findings.charges()) + " " + currency
                + ", balance " + Money.text(findings.balance()) + " " + currency;
    }

    /** What several files have in common. */
    void print(Overview overview) {
        out.println(overview.passed() + " of " + overview.files() + " passed");
        if (overview.passed() > 0) {
            out.println("Proven of each that passed");
            out.println("  " + String.join(", ", overview.proven()));
            if (!overview.asserting().isEmpty()) {
                out.println("Asserted");
                overview.asserting().forEach(who -> out.println("  by " + who));
            }
            out.println("Not proven");
            overview.notProven().forEach(words -> out.println("  " + words));
            out.println("For the whole report of each: --details");
        }
    }

    private void printFailure(Path file, StepResult failure) {
        out.println(file + ": REFUTED in " + failure.place());
        out.println("  " + failure.words());
    }

    private void printPassed(Path file, VerificationReport report) {
        var findings = report.findings().orElseThrow();
        out.println(passed(file, findings.keysTrusted()));
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
        out.println("Bill: " + charged(findings));
        for (var place : findings.places()) {
            out.println("  " + place.place() + ": " + Money.text(place.charge()) + " " + currency);
            for (var use : place.endUses()) {
                out.println("    " + use.endUse() + ": " + Money.text(use.charge()) + " " + currency + energy(use));
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
                        + BigDecimal.valueOf(energy.quantity(), MILLI_DIGITS).toPlainString() + " " + energy.unit()
                        + (energy.exported() ? " exported, " : " ") + words(energy.origin())
                        + (energy.simulated() ? ", simulated" : "")
                        + (energy.subMeter().isEmpty() ? "" : " deducted, of " + energy.subMeter()))
                .collect(Collectors.joining());
    }

    /** Such as {@code meter-signed}. */
    private static String words(String origin) {
        return origin.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
