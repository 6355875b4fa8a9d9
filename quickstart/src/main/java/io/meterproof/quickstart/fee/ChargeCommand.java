package io.meterproof.quickstart.fee;

import io.meterproof.metering.document.FeeCharge;
import io.meterproof.metering.document.Identified;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.ledger.Fees;
import io.meterproof.metering.rating.Amounts;
import io.meterproof.metering.rating.Line;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.statement.Figures;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Charges a fee at the price that held when it fell due. */
@Command(
        name = "charge",
        description = {
            "Charge an account a fee, or credit it one whose price is below zero, at the price of that day.",
            "A fee is charged once: the same id again does nothing, and is refused for another fee."
        })
final class ChargeCommand implements Callable<Integer> {
    @Mixin
    private FeeDesk desk = new FeeDesk();

    @Option(names = "--tariff", required = true, paramLabel = "ID", description = "The price list: a published tariff.")
    private String tariff = "";

    @Option(names = "--fee", required = true, paramLabel = "ID", description = "Its component of kind fee.")
    private String fee = "";

    @Option(names = "--count", paramLabel = "N", description = "How many times. Default: ${DEFAULT-VALUE}")
    private int count = 1;

    @Option(names = "--at", paramLabel = "INSTANT", description = "When it fell due (default: now).")
    private @Nullable Instant at;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        if (at != null && at.isAfter(now)) {
            throw new StackException("at: is ahead, and a fee is charged once it fell due: " + at + ".");
        }
        String currency = desk.currency();
        List<Identified<Tariff>> known = desk.versions(tariff);
        FeeCharge charge = charge(known, at == null ? now : at);
        Tariff version = priced(charge, known, currency);
        Optional<FeeCharge> earlier = desk.published().earlier(charge);
        if (earlier.isEmpty()) {
            desk.publish(charge);
        }
        long amount = Fees.lines(charge, version, now).stream()
                .mapToLong(Line::amount)
                .reduce(0, Math::addExact);
        spec.commandLine()
                .getOut()
                .println("fee " + desk.id() + " of " + desk.account() + ": " + fee + ", "
                        + Figures.money(Amounts.toMinorUnit(amount, currency)) + " " + currency
                        + earlier.map(other -> "; published before, at " + other.at())
                                .orElse("; published"));
        return ExitCode.OK;
    }

    private FeeCharge charge(List<Identified<Tariff>> known, Instant then) {
        Tariff version = Fees.inForce(known, then)
                .orElseThrow(
                        () -> new StackException("No version of price list " + tariff + " holds at " + then + "."));
        return known.stream()
                .filter(each -> each.content().equals(version))
                .map(each -> new FeeCharge(desk.id(), desk.account(), tariff, each.hash(), fee, count, then))
                .findFirst()
                .orElseThrow();
    }

    private static Tariff priced(FeeCharge charge, List<Identified<Tariff>> known, String currency) {
        try {
            return Fees.version(charge, known, currency).orElseThrow();
        } catch (InvalidDocumentException e) {
            throw new StackException(e.getMessage() + ".", e);
        }
    }
}
