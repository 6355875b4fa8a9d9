package io.meterproof.quickstart.verify;

import io.meterproof.bundle.supersession.Supersession;
import io.meterproof.bundle.supersession.Supersession.Known;
import io.meterproof.bundle.supersession.Supersession.Move;
import io.meterproof.bundle.supersession.Supersession.Period;
import io.meterproof.bundle.supersession.SupersessionReport;
import io.meterproof.bundle.verify.Money;
import io.meterproof.bundle.verify.StepResult;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What moved between two bills, in words; or the step that failed. */
record SupersessionText(PrintWriter out, Path newer, Path older) {
    void print(SupersessionReport report) {
        report.failure().ifPresentOrElse(this::printFailure, () -> printPassed(report));
    }

    private void printFailure(StepResult failure) {
        var at = failure.path().isEmpty() ? "" : " at " + failure.path();
        out.println(newer + " since " + older + ": REFUTED in step \"" + failure.step() + "\"" + at);
        out.println("  " + failure.words());
    }

    private void printPassed(SupersessionReport report) {
        var shown = report.supersession().orElseThrow();
        out.println(newer + " since " + older + ": PASSED; "
                + (shown.keysTrusted() ? "keys trusted" : "consistent; keys unverified") + "; account "
                + shown.account());
        print("Then", shown.then(), shown.currency());
        print("Now", shown.now(), shown.currency());
        shown.periods().forEach(period -> print(period, shown.currency()));
        print(shown);
        out.println("Proven");
        report.steps().forEach(step -> out.println("  " + step.step() + ": " + step.words()));
        out.println("Not proven");
        shown.notProven().forEach(words -> out.println("  " + words));
    }

    private void print(String when, Known known, String currency) {
        out.println(when + ", stated " + known.stated() + ": " + known.blocks() + " blocks, " + known.documents()
                + " documents, " + known.entries() + " entries; charged " + Money.text(known.charges()) + " " + currency
                + ", balance " + Money.text(known.balance()) + " " + currency);
        out.println("  at checkpoint " + known.checkpoint().origin() + " size "
                + known.checkpoint().size() + " root " + known.checkpoint().root());
    }

    private void print(Period period, String currency) {
        out.println("Period " + period.from() + " to " + period.to() + ": " + Money.text(period.then()) + " " + currency
                + " then, " + Money.text(period.now()) + " " + currency + " now; "
                + period.moves().size()
                + " sums moved, " + period.unmoved() + " did not");
        period.moves().forEach(move -> out.println("  " + words(move) + " " + currency));
    }

    private static String words(Move move) {
        var place = move.usagePoint().isEmpty() ? "" : move.usagePoint() + ", ";
        return place + move.endUse() + ", " + move.component() + ": " + Money.text(move.then()) + " then, "
                + Money.text(move.now()) + " now, " + Money.signed(move.now() - move.then());
    }

    private void print(Supersession shown) {
        if (!shown.corrections().isEmpty()) {
            out.println("Moved by");
            shown.corrections()
                    .forEach(each -> out.println("  entry " + each.sequence() + ", " + Money.signed(each.amount()) + " "
                            + shown.currency() + ": " + each.words()));
        }
        var later = shown.later();
        out.println("Since then " + later.entries() + " entries; of later time "
                + Money.signed(later.charges()) + " " + shown.currency() + ", topped up "
                + Money.text(later.topUps()) + " " + shown.currency());
    }
}
