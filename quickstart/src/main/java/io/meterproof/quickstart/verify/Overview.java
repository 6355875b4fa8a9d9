package io.meterproof.quickstart.verify;

import io.meterproof.bundle.verify.Findings;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.bundle.verify.VerificationReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the reports on several files have in common. */
record Overview(List<VerificationReport> reports) {
    int files() {
        return reports.size();
    }

    long passed() {
        return reports.stream().filter(VerificationReport::passed).count();
    }

    /** The steps, each of which every file that passed has passed. */
    List<String> proven() {
        return reports.stream()
                .filter(VerificationReport::passed)
                .findFirst()
                .map(report -> report.steps().stream().map(StepResult::step).toList())
                .orElse(List.of());
    }

    /** Who asserts anything that a file rests on. */
    List<String> asserting() {
        return findings()
                .flatMap(findings -> findings.asserted().stream())
                .map(Findings.Assertion::who)
                .distinct()
                .sorted()
                .toList();
    }

    /** What at least one file that passed does not show. */
    List<String> notProven() {
        return findings()
                .flatMap(findings -> findings.notProven().stream())
                .distinct()
                .toList();
    }

    private Stream<Findings> findings() {
        return reports.stream()
                .filter(VerificationReport::passed)
                .map(VerificationReport::findings)
                .flatMap(Optional::stream);
    }
}
