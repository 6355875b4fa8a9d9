package io.meterproof.loadtests.bundle;

import io.meterproof.metering.signature.SignatureOutcome;
import io.meterproof.metering.signature.SignatureVerifier;
import io.meterproof.metering.signature.VerificationKey;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers again what was asked before: a bundle that differs in one place has the same signatures in all others. */
final class RememberedSignatures implements SignatureVerifier {
    private static final int MOST = 20_000;

    private final SignatureVerifier verifier;
    private final Map<Question, SignatureOutcome> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, SignatureOutcome> eldest) {
            return size() > MOST;
        }
    };

    RememberedSignatures(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    private record Question(Hash key, Hash message, Hash signature) {}

    @Override
    public SignatureOutcome verify(VerificationKey key, byte[] message, byte[] signature) {
        Question question = new Question(key.id(), TreeHasher.sha256(message), TreeHasher.sha256(signature));
        synchronized (answers) {
            SignatureOutcome known = answers.get(question);
            if (known != null) {
                return known;
            }
        }
        SignatureOutcome outcome = verifier.verify(key, message, signature);
        synchronized (answers) {
            answers.put(question, outcome);
        }
        return outcome;
    }
}
