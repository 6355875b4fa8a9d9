package io.meterproof.anchor.chain;

import java.io.IOException;
import org.web3j.exceptions.MessageDecodingException;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.exceptions.ClientConnectionException;

/** One JSON-RPC call, with every failure told as {@link ChainUnavailableException}. */
final class Rpc {
    private Rpc() {}

    /** An answer that is not an error. */
    static <T extends Response<?>> T call(Request<?, T> request) {
        T answer = raw(request);
        if (answer.hasError()) {
            throw new ChainUnavailableException(
                    request.getMethod() + ": " + answer.getError().getMessage());
        }
        return answer;
    }

    /** An answer that may be an error of the node. */
    static <T extends Response<?>> T raw(Request<?, T> request) {
        try {
            return request.send();
        } catch (IOException | ClientConnectionException | MessageDecodingException e) {
            throw new ChainUnavailableException(request.getMethod() + ": " + e.getMessage(), e);
        }
    }
}
