package io.meterproof.quickstart.verify;

import io.meterproof.bundle.verify.Findings;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.bundle.verify.VerificationReport;
import java.util.LinkedHashSet;
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

    /** The steps that every file that passed has passed: a bill has others than the proof of a fact. */
    List<String> proven() {
        var common = new LinkedHashSet<String>();
        reports.stream().filter(VerificationReport::passed).findFirst().ifPresent(first -> common.addAll(steps(first)));
        reports.stream().filter(VerificationReport::passed).map(Overview::steps).forEach(common::retainAll);
        return List.copyOf(common);
    }

    private static List<String> steps(VerificationReport report) {
        return report.steps().stream().map(StepResult::step).toList();
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
        return Stream.concat(
                        findings().flatMap(findings -> findings.notProven().stream()),
                        reports.stream()
                                .flatMap(report -> report.fact().stream())
                                .flatMap(fact -> fact.notProven().stream()))
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
