package io.meterproof.quickstart.rerate;

import io.meterproof.metering.document.DocumentSigner;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.document.Role;
import io.meterproof.metering.document.SignedDocument;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.rating.Tariff;
import io.meterproof.metering.tariff.TariffFile;
import io.meterproof.metering.tariff.TariffFileException;
import io.meterproof.quickstart.console.DataDirectory;
import io.meterproof.quickstart.console.FileTrouble;
import io.meterproof.quickstart.keys.KeyFile;
import io.meterproof.quickstart.part.Endpoints;
import io.meterproof.quickstart.part.StackDirectory;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.quickstart.stack.LocalStack;
import io.meterproof.quickstart.stack.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Bills what a tariff priced, always or in a month, again by another. */
@Command(
        name = "re-rate",
        description = {
            "Bill again what a tariff priced by a corrected tariff.",
            "Says first what it comes to: accounts, money, the worst case. Nothing is written without --submit.",
            "Contracts move in batches, the next when settlement has done the last and no readings wait.",
            "Stopped at any point, the same command does the rest; nothing is billed twice."
        })
public final class ReRateCommand implements Callable<Integer> {
    @Option(names = "--tariff", required = true, paramLabel = "ID", description = "The tariff that priced wrongly.")
    private String tariff = "";

    @Option(
            names = "--with",
            required = true,
            paramLabel = "FILE",
            description =
                    "The corrected tariff, in YAML or JSON, with an id of its own; it is published if it is not yet.")
    private Path file = Path.of("");

    @Option(
            names = "--month",
            paramLabel = "M",
            description = "Only this month of the tariff's zone, such as 2012-06. Default: always")
    private @Nullable YearMonth month;

    @Option(names = "--submit", description = "Do it.")
    private boolean submit;

    @Option(names = "--batch", paramLabel = "N", description = "Contracts at once. Default: ${DEFAULT-VALUE}")
    private int batch = 100;

    @Option(
            names = "--most-readings",
            paramLabel = "N",
            description = "No batch is sent while more readings than these wait. Default: ${DEFAULT-VALUE}")
    private long mostReadings = 1000;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            description = "How long settlement may do nothing. Default: ${DEFAULT-VALUE}")
    private Duration patience = Duration.ofMinutes(2);

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Your private key of role registrar, in PEM (default: the stack's).")
    private @Nullable Path registrarKey;

    @Option(
            names = "--tariff-key",
            paramLabel = "FILE",
            description = "Your private key of role tariff, in PEM (default: the stack's).")
    private @Nullable Path tariffKey;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (batch < 1) {
            throw new StackException("--batch is at least 1.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Tariff corrected = corrected();
        ReRating reRating = new ReRating(tariff, corrected.id(), span(corrected.zone()), corrected.zone());
        ReRatingDesk desk = new ReRatingDesk(endpoints());
        Plan plan = desk.plan(reRating, corrected);
        out.printf(
                "%s to %s%s: %,d contracts%n",
                tariff,
                corrected.id(),
                month == null ? "" : " in " + month,
                plan.steps().size());
        if (plan.steps().isEmpty()) {
            out.println("Nothing is left to do.");
            return ExitCode.OK;
        }
        new EffectsText(out).print(desk.effects(plan, reRating, corrected));
        if (submit) {
            move(plan, corrected, desk);
        } else {
            out.println("Nothing is written: --submit does it.");
        }
        return ExitCode.OK;
    }

    private void move(Plan plan, Tariff corrected, ReRatingDesk desk) throws IOException, InterruptedException {
        DocumentSigner registrar = signer(registrarKey, Role.REGISTRAR);
        SignedDocument version = DocumentSigner.sign(new TariffVersion(corrected), signer(tariffKey, Role.TARIFF));
        PrintWriter err = spec.commandLine().getErr();
        try (Pace pace = desk.pace(mostReadings, patience)) {
            pace.await();
            desk.publish(List.of(version));
            pace.await();
            for (int done = 0; done < plan.steps().size(); ) {
                int next = Math.min(plan.steps().size(), done + batch);
                desk.publish(plan.steps().subList(done, next).stream()
                        .flatMap(step -> step.pieces().stream())
                        .map(piece -> DocumentSigner.sign(piece, registrar))
                        .toList());
                pace.await();
                done = next;
                err.printf("re-rated %,d of %,d contracts%n", done, plan.steps().size());
                err.flush();
            }
        }
        spec.commandLine().getOut().println("Done: what it changed is booked, see corrections preview.");
    }

    private Tariff corrected() throws IOException {
        try {
            return TariffFile.read(Files.readString(file)).tariff();
        } catch (TariffFileException e) {
            throw new StackException(file + ": " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new StackException(file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }

    private Optional<Effective> span(ZoneId zone) {
        return Optional.ofNullable(month)
                .map(one -> new Effective(begin(one, zone), Optional.of(begin(one.plusMonths(1), zone))));
    }

    private static Instant begin(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    private DocumentSigner signer(@Nullable Path given, Role role) throws IOException {
        String name = role.name().toLowerCase(Locale.ROOT) + ".key";
        Path key =
                given != null ? given : new StackDirectory(data.path()).keys().resolve(name);
        return KeyFile.read(key).signer(role).orElseThrow(() -> new StackException(key + " holds no private key"));
    }

    private Endpoints endpoints() throws IOException {
        return LocalStack.running(data.path())
                .map(StackState::endpoints)
                .orElseThrow(() -> new StackException("Nothing is running: start it with ./meterproof up."));
    }
}
