package io.meterproof.quickstart.close;

import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.Role;
import io.meterproof.quickstart.backlog.Patience;
import io.meterproof.quickstart.desk.SigningDesk;
import io.meterproof.quickstart.http.JsonHttp;
import io.meterproof.quickstart.http.Pages;
import io.meterproof.quickstart.part.StackException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Closes periods, and waits for their statements. */
@Command(
        name = "close",
        description = {
            "Close the period of accounts: standing charges, charges of cycles and rounding are booked, and a statement.",
            "It begins where the last one ended. What comes later about it is a correction in the next period.",
            "What is closed already stays as it is. Exit 0 when each account has its statement, 1 while one waits."
        })
public final class CloseCommand implements Callable<Integer> {
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(500);

    @ArgGroup(multiplicity = "1")
    private Whose whose = new Whose();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "INSTANT",
            description = "End of the period, exclusive: usually a local midnight, such as 2026-03-31T22:00:00Z.")
    private Instant to = Instant.MAX;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            description = "Its begin, for accounts of which no period was closed yet.")
    private @Nullable Instant from;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            description = "How long to wait for a statement. Default: ${DEFAULT-VALUE}")
    private Duration patience = Duration.ofMinutes(1);

    @Mixin
    private SigningDesk desk = new SigningDesk();

    @Spec
    private CommandSpec spec;

    /** All accounts, or some. */
    private static final class Whose {
        @Parameters(arity = "1..*", paramLabel = "ACCOUNT", description = "The account's id; several at once.")
        private List<String> accounts = List.of();

        @Option(names = "--all", required = true, description = "Every account with an entry in its chain.")
        private boolean all;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Set<String> accounts = accounts();
        ClosedPeriods before = closed();
        List<PeriodClose> closes = missing(before, desk.closes(accounts), accounts);
        DocumentSigner signer = desk.signer(Role.BILLING);
        desk.publish(
                closes.stream().map(close -> DocumentSigner.sign(close, signer)).toList());
        waiting(accounts).await("the statements", () -> closed().reach(accounts, to));
        long earlier =
                accounts.stream().filter(account -> before.reach(account, to)).count();
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d periods closed up to %s, %,d were closed before; see corrections preview%n",
                        accounts.size() - earlier, to, earlier);
        return ExitCode.OK;
    }

    private List<PeriodClose> missing(ClosedPeriods closed, List<PeriodClose> published, Set<String> accounts) {
        try {
            return closed.missing(
                    accounts,
                    Optional.ofNullable(from),
                    to,
                    published,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS));
        } catch (InvalidDocumentException e) {
            throw new StackException(e.getMessage() + ".", e);
        }
    }

    private Set<String> accounts() throws IOException, InterruptedException {
        Set<String> known = new TreeSet<>();
        Pages.items(desk.endpoints().billingUrl() + "/accounts", "accounts", JsonHttp::ask)
                .forEach(account -> known.add(account.path("account").asText()));
        for (String account : whose.accounts) {
            if (!known.contains(account)) {
                throw new StackException("No entry of account " + account + " is known.");
            }
        }
        return whose.all ? known : new TreeSet<>(whose.accounts);
    }

    private ClosedPeriods closed() throws IOException, InterruptedException {
        return ClosedPeriods.of(
                Pages.items(desk.endpoints().billingUrl() + "/statements", "statements", JsonHttp::ask));
    }

    /** A close waits for what it charges by. */
    private Patience waiting(Set<String> accounts) {
        return new Patience(patience, () -> 0, () -> LockSupport.parkNanos(MOMENT), () -> {
            try {
                ClosedPeriods closed = closed();
                return "those of " + closed.waiting(accounts, to, desk.objectionsToCloses(accounts));
            } catch (IOException e) {
                return e.getMessage();
            }
        });
    }
}
