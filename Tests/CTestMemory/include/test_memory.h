// Linked into the tests for what it does before they begin; it offers nothing.
#pragma once
