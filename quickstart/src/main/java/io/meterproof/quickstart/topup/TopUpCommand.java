package io.meterproof.quickstart.topup;

import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.TopUp;
import io.meterproof.quickstart.desk.SigningDesk;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Books credit that somebody bought, once. */
@Command(
        name = "top-up",
        description = {
            "Book credit that an account bought, signed with your key of role desk.",
            "A payment is booked once: the same id again does nothing, and is refused with another amount."
        })
public final class TopUpCommand implements Callable<Integer> {
    private static final int MICRO = 6;

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's id.")
    private String account = "";

    @Parameters(index = "1", paramLabel = "AMOUNT", description = "In the account's currency, such as 65.00.")
    private BigDecimal amount = BigDecimal.ZERO;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The payment's own reference.")
    private String id = "";

    @Mixin
    private SigningDesk desk = new SigningDesk();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TopUp topUp = topUp(desk.currency(account));
        Optional<TopUp> earlier = desk.topUps(account).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
        requireSame(earlier, topUp);
        if (earlier.isEmpty()) {
            desk.publish(List.of(DocumentSigner.sign(topUp, desk.signer(Role.DESK))));
        }
        spec.commandLine()
                .getOut()
                .println("top-up " + id + " of " + account + ": "
                        + (earlier.isEmpty()
                                ? "published"
                                : "published before, at " + earlier.get().at()));
        return ExitCode.OK;
    }

    private TopUp topUp(String currency) {
        try {
            long micros = amount.movePointRight(MICRO).longValueExact();
            TopUp topUp = new TopUp(id, account, micros, Instant.now().truncatedTo(ChronoUnit.SECONDS));
            DocumentCodec.decode(DocumentCodec.encode(topUp));
            topUp.requirePayable(currency);
            return topUp;
        } catch (ArithmeticException e) {
            throw new StackException("AMOUNT has more than six decimals, or is too much: " + amount + ".", e);
        } catch (InvalidDocumentException e) {
            throw new StackException(e.getMessage() + ".", e);
        }
    }

    private static void requireSame(Optional<TopUp> earlier, TopUp topUp) {
        if (earlier.isPresent() && earlier.get().amountMicros() != topUp.amountMicros()) {
            throw new StackException(
                    "Top-up " + topUp.id() + " of " + topUp.account() + " is published with another amount: "
                            + BigDecimal.valueOf(earlier.get().amountMicros(), MICRO)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + ". Another payment needs another id.");
        }
    }
}
