package io.meterproof.bundle.supersession;

import io.meterproof.bundle.verify.RefusedException;
import io.meterproof.bundle.verify.StepResult;
import io.meterproof.metering.document.InvalidDocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Steps one after the other, until one refuses. */
final class Steps {
    private final List<StepResult> results = new ArrayList<>();

    List<StepResult> results() {
        return results;
    }

    /**
     * Writes down what a step shows, or why it refuses.
     *
     * @throws RefusedException if it refuses, for whatever reason: nothing may follow
     */
    <T> T run(String step, Supplier<T> examination, Function<T, String> words) {
        try {
            T shown = examination.get();
            results.add(new StepResult(step, true, "", words.apply(shown)));
            return shown;
        } catch (RefusedException e) {
            throw refused(step, e);
        } catch (InvalidDocumentException e) {
            throw refused(step, new RefusedException(e.field(), e.reason()));
        } catch (RuntimeException e) {
            throw refused(step, new RefusedException("", "cannot be computed: " + e));
        }
    }

    void run(String step, Supplier<String> examination) {
        run(step, examination, words -> words);
    }

    private RefusedException refused(String step, RefusedException why) {
        results.add(new StepResult(step, false, why.path(), why.getMessage()));
        return why;
    }
}
