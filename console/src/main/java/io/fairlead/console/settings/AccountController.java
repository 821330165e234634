package io.fairlead.console.settings;

import io.fairlead.console.api.ScopeClient;
import io.fairlead.console.page.ScopedPages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows people what they may do, and where they change their password. */
@Controller
@ScopedPages
class AccountController {

    private static final int SHOWN = 200;

    private final ScopeClient scopes;
    private final AccountProperties properties;

    AccountController(ScopeClient scopes, AccountProperties properties) {
        this.scopes = scopes;
        this.properties = properties;
    }

    @GetMapping("/settings/account")
    String show(Model model) {
        model.addAttribute("scopes", scopes.list(SHOWN).items());
        model.addAttribute("provider", properties.url());
        return "settings/account";
    }
}
