package io.fairlead.secret.rewrap;

import io.fairlead.access.RequiresRole;
import io.fairlead.access.Role;
import io.fairlead.contracts.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how far a rotation has come; only the operator's command changes keys. */
@RestController
class MasterKeyController {

    private final KeyRotation rotation;

    MasterKeyController(KeyRotation rotation) {
        this.rotation = rotation;
    }

    /**
     * Shows how far a rotation of the master key has come.
     *
     * <p>Only the operator's command changes keys.
     *
     * @return all master keys that are known, and what still needs them
     */
    @GetMapping("/api/v1/master-keys")
    @RequiresRole(Role.ADMIN)
    RewrapProgress showMasterKeys(Scope account) {
        return rotation.progress();
    }
}
