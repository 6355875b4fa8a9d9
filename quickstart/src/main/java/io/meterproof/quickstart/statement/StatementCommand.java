package io.meterproof.quickstart.statement;

import io.meterproof.metering.ledger.StatementEntry;
import io.meterproof.quickstart.key.UnreadableFileException;
import io.meterproof.quickstart.part.StackException;
import io.meterproof.statement.AccountStatement;
import io.meterproof.statement.Papers;
import io.meterproof.statement.StatementJson;
import io.meterproof.statement.StatementPage;
import io.meterproof.statement.StatementPdf;
import io.meterproof.statement.StatementReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a statement of a bundle. Needs no stack and no network. */
@Command(
        name = "statement",
        description = {
            "Print a statement of a bill, after the bill is verified: places, end uses, components, registers, corrections.",
            "As JSON, or as a page or PDF in a file."
        })
public final class StatementCommand implements Callable<Integer> {
    @Mixin
    private VerifiedBundle bundle = new VerifiedBundle();

    @Option(
            names = "--statement",
            paramLabel = "N",
            description = "The statement of ledger entry N. Default: the newest.")
    private @Nullable Long sequence;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page.")
    private @Nullable Path html;

    @Option(names = "--pdf", paramLabel = "FILE", description = "Write a PDF.")
    private @Nullable Path pdf;

    @Option(names = "--json", description = "Print JSON; so it is without --html and --pdf.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, UnreadableFileException {
        Papers papers = bundle.papers();
        AccountStatement statement = StatementReport.of(papers, chosen(papers));
        if (html != null) {
            Files.writeString(html, StatementPage.of(statement));
            wrote(html);
        }
        if (pdf != null) {
            Files.write(pdf, StatementPdf.of(statement));
            wrote(pdf);
        }
        if (json || html == null && pdf == null) {
            spec.commandLine().getOut().println(StatementJson.of(statement));
        }
        return ExitCode.OK;
    }

    private void wrote(Path file) {
        spec.commandLine().getErr().println("Wrote " + file);
    }

    private StatementEntry chosen(Papers papers) {
        List<StatementEntry> statements = StatementReport.statements(papers.entries());
        return statements.stream()
                .filter(statement -> sequence == null || statement.header().sequence() == sequence)
                .reduce((before, later) -> later)
                .orElseThrow(() -> new StackException("The bill has no statement " + sequence + "; it has "
                        + statements.stream()
                                .map(statement -> statement.header().sequence())
                                .toList()));
    }
}
