package io.meterproof.quickstart.fee;

import io.meterproof.metering.document.FeeWithdrawal;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes back a fee that was charged. */
@Command(
        name = "withdraw",
        description = {
            "Take a fee back, with its levies and taxes: the account's chain has a reversal of it.",
            "The same id again does nothing. Another amount is another fee: charge it under an id of its own."
        })
final class WithdrawCommand implements Callable<Integer> {
    @Mixin
    private FeeDesk desk = new FeeDesk();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        FeeWithdrawal withdrawal = new FeeWithdrawal(
                desk.id(), desk.account(), reason, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        PublishedFees published = desk.published();
        Optional<FeeWithdrawal> earlier = published.earlier(withdrawal);
        if (earlier.isEmpty()) {
            desk.publish(withdrawal);
        }
        spec.commandLine()
                .getOut()
                .println("fee " + desk.id() + " of " + desk.account() + ": "
                        + (desk.isCharged(published)
                                ? "taken back"
                                : "not charged so far. Once it is, it is taken back; where settlement refuses it, the"
                                        + " withdrawal is refused too: both are in dead-letters with the reason then")
                        + earlier.map(other -> "; published before, at " + other.at())
                                .orElse("; published"));
        return ExitCode.OK;
    }
}
